package io.slipway.executor.kubernetes;

import io.slipway.executor.TransferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Bytes that end with their own SHA-256 in hex digits, which is held back from the reader and compared at the end. */
final class Sealed extends InputStream {
    private static final int SEAL = 64;
    private static final int CHUNK = 1 << 16;
    private final InputStream in;
    private final Digesting digest = new Digesting();
    private final byte[] kept = new byte[CHUNK + SEAL];
    private int at;
    private int end;
    private boolean over;

    Sealed(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        fill();
        int free = Math.min(count, end - at - SEAL);
        if (free <= 0) {
            return -1;
        }
        System.arraycopy(kept, at, into, from, free);
        digest.add(kept, at, free);
        at += free;
        return free;
    }

    private void fill() throws IOException {
        while (!over && end - at <= SEAL) {
            System.arraycopy(kept, at, kept, 0, end - at);
            end -= at;
            at = 0;
            int n = in.read(kept, end, kept.length - end);
            over = n < 0;
            end += Math.max(0, n);
        }
    }

    /** Reads what is left and compares. */
    void check() throws IOException {
        byte[] rest = new byte[CHUNK];
        int n = read(rest, 0, rest.length);
        while (n >= 0) {
            n = read(rest, 0, rest.length);
        }
        String seal = new String(kept, at, end - at, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        if (!seal.equals(HexFormat.of().formatHex(digest.sum()))) {
            throw new TransferException("The step's outputs came torn: they are sent again", true);
        }
    }
}
