package io.slipway.artifact.logged;

import io.slipway.artifact.ArtifactException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes what a file or folder holds the content of another; on disk when it returns. */
record TakingOver(Path source, Path target, boolean mayLink) {

    void run() throws IOException {
        if (Files.isRegularFile(source)) {
            Path folder = Objects.requireNonNull(target.getParent());
            Files.createDirectories(folder);
            put(source, target);
            sync(folder);
            return;
        }
        List<Path> all;
        try (Stream<Path> entries = Files.walk(source)) {
            all = entries.toList();
        }
        for (Path entry : all) {
            Path place = target.resolve(source.relativize(entry));
            if (Files.isDirectory(entry)) {
                Files.createDirectories(place);
            } else {
                put(inside(entry), place);
            }
        }
        for (Path entry : all) {
            if (Files.isDirectory(entry)) {
                sync(target.resolve(source.relativize(entry)));
            }
        }
    }

    /** Where a link leads: never out of the folder, or a step could make the server's own files a part of its model. */
    private Path inside(Path entry) throws IOException {
        Path real = entry.toRealPath();
        if (!real.startsWith(source) || !Files.isRegularFile(real)) {
            throw new ArtifactException("The model holds " + source.relativize(entry)
                    + ", which leads out of its folder: let the step write the file itself");
        }
        return real;
    }

    private void put(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        if (mayLink) {
            try {
                Files.createLink(to, from);
                return;
            } catch (IOException | UnsupportedOperationException notHere) {
                // Another disk, or one without second names: then it is copied.
                Files.deleteIfExists(to);
            }
        }
        Files.copy(from, to);
        sync(to);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel open = FileChannel.open(path, StandardOpenOption.READ)) {
            open.force(true);
        }
    }
}
