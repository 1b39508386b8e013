package io.slipway.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.stream.Stream;

/** Takes bytes in: first to a part file, then in one move to where they belong, on disk before anybody is told. */
record Incoming(Path folder) {
    private static final int BUFFER = 1 << 17;
    private static final long SPARE = 64L << 20;

    /** The whole file at {@code target}, or {@link ArtifactException} and nothing. */
    Stored take(Path target, InputStream bytes, long size) {
        Path part = folder.resolve(Places.plain(String.valueOf(parent(target).getFileName())) + ".part");
        try {
            Files.createDirectories(folder);
            room(target, size);
            Stored stored = written(part, target, bytes, size);
            Files.createDirectories(parent(target));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            sync(parent(target));
            sync(parent(parent(target)));
            return stored;
        } catch (IOException failed) {
            throw new ArtifactException(
                    "The upload of " + target.getFileName() + " can't be stored: " + failed.getMessage()
                            + ". Make room on the disk or check the rights of Slipway's home, then send it again");
        } finally {
            delete(part);
        }
    }

    private void room(Path target, long size) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (size > free - SPARE) {
            throw new ArtifactException("The upload of " + target.getFileName() + " needs " + size
                    + " bytes, but the disk of Slipway's home has only " + free + " left: make room and send it again");
        }
    }

    private static Stored written(Path part, Path target, InputStream bytes, long size) throws IOException {
        MessageDigest sha = Digests.sha256();
        long count = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (int n = read(bytes, buffer, target); n >= 0; n = read(bytes, buffer, target)) {
                sha.update(buffer, 0, n);
                count += n;
                whole(count <= size, target, count, size);
                ByteBuffer piece = ByteBuffer.wrap(buffer, 0, n);
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            }
            whole(count == size, target, count, size);
            out.force(true);
        }
        return new Stored(target.toString(), count, Digests.text(sha));
    }

    /** A sender that goes away is no trouble of the disk. */
    private static int read(InputStream bytes, byte[] buffer, Path target) {
        try {
            return bytes.read(buffer);
        } catch (IOException gone) {
            throw new ArtifactException("The upload of " + target.getFileName() + " was cut off: send it again");
        }
    }

    private static void whole(boolean right, Path target, long count, long size) {
        if (!right) {
            throw new ArtifactException("The upload of " + target.getFileName() + " was cut off: expected " + size
                    + " bytes, " + count + " came. Send it again");
        }
    }

    /** Removes what an earlier server left half. */
    void sweep() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> parts = Files.list(folder)) {
                parts.forEach(Incoming::delete);
            }
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException busy) {
            // The next start sweeps it.
            part.toFile().deleteOnExit();
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
            open.force(true);
        }
    }
}
