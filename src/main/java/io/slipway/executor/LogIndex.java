package io.slipway.executor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the lines of one growing file begin. Keeps every 256th place only, so that a flood of lines costs no memory. */
final class LogIndex {
    private static final int STEP = 256;
    private final Path file;
    private final List<Long> places = new ArrayList<>(List.of(0L));
    private long scanned;
    private long ended;
    private boolean open;

    LogIndex(Path file) {
        this.file = file;
    }

    /** Takes lines one by one while it answers true. */
    interface Lines {
        boolean take(String line);
    }

    /** Reads what was added since the last time; answers how many lines there are, an unended last one included. */
    synchronized long follow() throws IOException {
        if (Files.size(file) < scanned) {
            places.subList(1, places.size()).clear();
            scanned = 0;
            ended = 0;
            open = false;
        }
        try (InputStream in = at(scanned)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    note(buffer[i], scanned + i + 1);
                }
                scanned += n;
            }
        }
        return ended + (open ? 1 : 0);
    }

    private void note(byte b, long next) {
        open = b != '\n';
        if (!open && ++ended % STEP == 0) {
            places.add(next);
        }
    }

    void read(long from, long total, Lines lines) throws IOException {
        if (from >= total) {
            return;
        }
        try (InputStream in = at(place(from))) {
            LineReader reader = new LineReader(in);
            for (long line = from - from % STEP; line < from; line++) {
                reader.skip();
            }
            boolean more = true;
            for (long line = from; more && line < total; line++) {
                more = lines.take(reader.next());
            }
        }
    }

    private synchronized long place(long line) {
        return places.get((int) (line / STEP));
    }

    private InputStream at(long position) throws IOException {
        var channel = Files.newByteChannel(file);
        channel.position(position);
        return Channels.newInputStream(channel);
    }
}
