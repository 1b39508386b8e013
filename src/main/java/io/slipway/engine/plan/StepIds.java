package io.slipway.engine.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Ids of step runs: made from the path, so that a page may link to a step that has not begun, and fit for a folder's name. */
public final class StepIds {
    private static final int READABLE = 40;

    private StepIds() {}

    public static String of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String plain = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        String readable = plain.length() > READABLE ? plain.substring(0, READABLE) : plain;
        return (readable.isEmpty() ? "step" : readable) + "-" + digest(path);
    }

    private static String digest(String path) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 5);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
