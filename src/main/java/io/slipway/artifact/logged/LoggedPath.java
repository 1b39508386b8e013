package io.slipway.artifact.logged;

import io.slipway.artifact.ArtifactException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an artifact lies below its project's folder. Nothing that leads out of it, however often encoded, becomes one. */
public record LoggedPath(List<String> parts) {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    /** From the raw address of a request: decoded exactly once, a plus is a plus. */
    public static LoggedPath ofRaw(String raw) {
        String decoded = decoded(raw);
        if (decoded == null) {
            throw invalid();
        }
        return of(decoded);
    }

    public static LoggedPath of(String path) {
        String seen = path;
        for (int i = 0; i < 16; i++) {
            check(seen);
            String next = decoded(seen);
            if (next == null || next.equals(seen)) {
                return new LoggedPath(parts(path));
            }
            seen = next;
        }
        throw invalid();
    }

    private static List<String> parts(String path) {
        return Pattern.compile("/")
                .splitAsStream(path)
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }

    private static void check(String path) {
        boolean odd = path.indexOf('#') >= 0 || path.indexOf('?') >= 0 || path.indexOf('\0') >= 0;
        boolean outside = path.startsWith("/")
                || path.startsWith("\\")
                || DRIVE.matcher(path).matches();
        boolean climbs = parts(path.replace('\\', '/')).contains("..");
        if (odd || outside || climbs) {
            throw invalid();
        }
    }

    private static @Nullable String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                out.write(bytes[i]);
                continue;
            }
            boolean whole = i + 2 < bytes.length;
            int high = whole ? Character.digit(bytes[i + 1], 16) : -1;
            int low = whole ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            out.write(high * 16 + low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    public LoggedPath below(LoggedPath root) {
        return new LoggedPath(Stream.concat(root.parts.stream(), parts.stream()).toList());
    }

    public boolean isRoot() {
        return parts.isEmpty();
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }

    static ArtifactException invalid() {
        return new ArtifactException("Invalid path");
    }
}
