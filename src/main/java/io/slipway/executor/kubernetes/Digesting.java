package io.slipway.executor.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of what passes. */
final class Digesting {
    private static final int CHUNK = 1 << 16;
    private final MessageDigest digest;

    Digesting() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void copy(InputStream in, OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
            add(chunk, 0, n);
            out.write(chunk, 0, n);
        }
    }

    void add(byte[] bytes, int from, int count) {
        digest.update(bytes, from, count);
    }

    byte[] sum() {
        return digest.digest();
    }
}
