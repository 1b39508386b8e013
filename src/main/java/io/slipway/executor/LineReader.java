package io.slipway.executor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Lines of a log, quickly: a search reads a hundred megabytes of them. Of a very long one only its beginning. */
final class LineReader {
    private static final int LONGEST = 16 * 1024;
    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private final byte[] kept = new byte[LONGEST];
    private int at;
    private int end;
    private int length;
    private boolean restart;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; empty at the end of the file. */
    String next() throws IOException {
        begin();
        while (fill()) {
            int stop = lineEnd();
            take(stop);
            at = stop + 1;
            if (stop < end) {
                break;
            }
        }
        return new String(kept, 0, length, StandardCharsets.UTF_8);
    }

    /** Passes over a line without looking at it. */
    void skip() throws IOException {
        while (fill()) {
            int stop = lineEnd();
            at = stop + 1;
            if (stop < end) {
                return;
            }
        }
    }

    private void begin() {
        length = 0;
        restart = false;
    }

    private boolean fill() throws IOException {
        if (at >= end) {
            at = 0;
            end = Math.max(0, in.read(chunk));
        }
        return end > 0;
    }

    private int lineEnd() {
        int here = at;
        while (here < end && chunk[here] != '\n') {
            here++;
        }
        return here;
    }

    /** A carriage return begins the line anew, as on a terminal: a progress bar is its last state. */
    private void take(int stop) {
        for (int i = at; i < stop; i++) {
            if (chunk[i] == '\r') {
                restart = true;
                continue;
            }
            if (restart) {
                length = 0;
                restart = false;
            }
            if (length < LONGEST) {
                kept[length++] = chunk[i];
            }
        }
    }
}
