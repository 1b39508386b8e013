package io.slipway.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sizes and SHA-256 digests of files and folders. A file that did not change since is not read again. */
class Digests {
    private static final int REMEMBERED = 20_000;
    private static final int BUFFER = 1 << 17;
    // A file written just now may change again within the same tick of the file system's clock.
    private static final Duration SETTLED = Duration.ofSeconds(2);
    private final Map<Path, Known> known = new ConcurrentHashMap<>();
    private final Clock clock;

    Digests(Clock clock) {
        this.clock = clock;
    }

    private record Known(long size, Instant changed, String digest) {}

    /** Empty where nothing is. */
    Optional<Stored> of(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return Optional.of(folder(path));
            }
            return Files.isRegularFile(path) ? Optional.of(file(path)) : Optional.empty();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new ArtifactException("Slipway can't read " + path + ": " + unreadable.getMessage()
                    + ". Give its user the right to, or choose another file");
        }
    }

    private Stored file(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Instant changed = now.lastModifiedTime().toInstant();
        Known before = known.get(file);
        if (before != null && before.size == now.size() && before.changed.equals(changed)) {
            return new Stored(file.toString(), before.size, before.digest);
        }
        MessageDigest sha = sha256();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
                size += n;
            }
        }
        String digest = text(sha);
        remember(file, new Known(size, changed, digest));
        return new Stored(file.toString(), size, digest);
    }

    private void remember(Path file, Known fresh) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        if (fresh.changed.isBefore(clock.instant().minus(SETTLED))) {
            known.put(file, fresh);
        }
    }

    /** Over the names and digests of its files, sorted; empty folders do not count. */
    private Stored folder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        MessageDigest sha = sha256();
        long size = 0;
        for (Path file : files) {
            Stored stored = Files.isRegularFile(file) ? file(file) : odd(file);
            size += stored.size();
            sha.update((folder.relativize(file) + "\0" + stored.digest() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new Stored(folder.toString(), size, text(sha));
    }

    /** A link to a folder or to nothing, a pipe: not followed, but it makes a difference. */
    private static Stored odd(Path file) throws IOException {
        String what = Files.isSymbolicLink(file) ? "link " + Files.readSymbolicLink(file) : "special";
        return new Stored(file.toString(), 0, what);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JVM has SHA-256", impossible);
        }
    }

    static String text(MessageDigest sha) {
        return "sha256:" + HexFormat.of().formatHex(sha.digest());
    }
}
