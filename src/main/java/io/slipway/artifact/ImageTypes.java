package io.slipway.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Images that browsers show, told by their first bytes: an ending may lie. */
public final class ImageTypes {
    private static final Pattern SVG = Pattern.compile(
            "\\A\\uFEFF?\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*(<!doctype svg[^>]*>\\s*)?<svg[\\s>].*",
            Pattern.DOTALL);
    private static final int LOOK = 4096;

    private ImageTypes() {}

    /** Of a file; empty if it is no image. */
    public static Optional<String> of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(LOOK));
        } catch (IOException unreadable) {
            throw new ArtifactException("Slipway can't read " + file + ": " + unreadable.getMessage());
        }
    }

    static Optional<String> of(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, LOOK), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("image/png");
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return Optional.of("image/webp");
        }
        return SVG.matcher(start.toLowerCase(Locale.ROOT)).matches() ? Optional.of("image/svg+xml") : Optional.empty();
    }
}
