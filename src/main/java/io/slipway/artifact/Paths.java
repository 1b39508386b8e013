package io.slipway.artifact;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths out of other people's hands. */
final class Paths {
    private Paths() {}

    /** An absolute path without detours; {@link ArtifactException} if it is none. */
    static Path absolute(String uri) {
        String text = uri.startsWith("file:///") ? uri.substring("file://".length()) : uri;
        if (text.contains("://")) {
            throw new ArtifactException("Slipway reads files on this machine only, but " + text
                    + " is an address elsewhere: fetch it into a data root, or upload the file");
        }
        Path path = parsed(text);
        if (!path.isAbsolute()) {
            throw new ArtifactException("Expected an absolute path like /data/train.csv, but " + text + " came");
        }
        return path.normalize();
    }

    /** Something inside a folder; {@link ArtifactException} if it leads out. */
    static Path inside(Path folder, String inside) {
        Path path = folder.resolve(parsed(inside)).normalize();
        if (!path.startsWith(folder)) {
            throw new ArtifactException(
                    "Expected the name of a file inside the folder, but " + inside + " leads out of it");
        }
        return path;
    }

    /** Where it is once all links are followed; empty if nothing is there. */
    static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new ArtifactException("Slipway can't read " + path + ": " + unreadable.getMessage()
                    + ". Give its user the right to, or choose another file");
        }
    }

    private static Path parsed(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new ArtifactException("Expected a path, but this is none: " + text.replace('\0', '?'));
        }
    }
}
