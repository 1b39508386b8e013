package io.slipway.mlflow;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends a file, or the one part of it that was asked for, so that a download that broke off can go on. */
final class FileRange {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private FileRange() {}

    static void send(Path file, @Nullable String range, HttpServletResponse response) throws IOException {
        long size = Files.size(file);
        response.setHeader("Accept-Ranges", "bytes");
        Matcher asked = ONE.matcher(range == null ? "" : range);
        boolean whole =
                !asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty());
        if (whole) {
            response.setContentLengthLong(size);
            Files.copy(file, response.getOutputStream());
            return;
        }
        boolean tail = asked.group(1).isEmpty();
        long from = tail ? Math.max(0, size - Long.parseLong(asked.group(2))) : Long.parseLong(asked.group(1));
        long last = tail || asked.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(asked.group(2)));
        if (from > last) {
            response.setStatus(416);
            response.setHeader("Content-Range", "bytes */" + size);
            return;
        }
        response.setStatus(206);
        response.setHeader("Content-Range", "bytes " + from + "-" + last + "/" + size);
        response.setContentLengthLong(last - from + 1);
        try (InputStream bytes = Files.newInputStream(file)) {
            bytes.skipNBytes(from);
            copy(bytes, last - from + 1, response);
        }
    }

    private static void copy(InputStream bytes, long count, HttpServletResponse response) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = count;
        while (left > 0) {
            int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the file became shorter while it was sent");
            }
            response.getOutputStream().write(buffer, 0, read);
            left -= read;
        }
    }
}
