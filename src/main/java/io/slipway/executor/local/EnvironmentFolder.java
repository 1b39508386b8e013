package io.slipway.executor.local;

import io.slipway.executor.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one environment lies. Each try to make it has a folder of its own, because a venv can't be moved and a pip of a
 * killed server may still be writing; {@code ready} names the one that is whole, and its packages.
 */
record EnvironmentFolder(Path root) {
    private static final Logger log = LoggerFactory.getLogger(EnvironmentFolder.class);

    /** The environment that was made here; empty where none was finished. */
    Optional<Environment> ready() throws IOException {
        try {
            List<String> lines = Files.readAllLines(root.resolve("ready"));
            Path python = python(root.resolve(lines.getFirst()));
            return Files.isExecutable(python)
                    ? Optional.of(new Environment(python.toString(), lines.subList(1, lines.size())))
                    : Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    static Path python(Path venv) {
        return venv.resolve("bin").resolve("python");
    }

    /** Makes it the one that is found from now on, and clears away what earlier tries left. */
    Environment finish(Path venv, List<String> packages) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(venv.getFileName().toString());
        lines.addAll(packages);
        Path fresh = root.resolve("ready." + venv.getFileName());
        try (var channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(fresh, root.resolve("ready"), StandardCopyOption.ATOMIC_MOVE);
        clear(venv);
        return new Environment(python(venv).toString(), packages);
    }

    private void clear(Path venv) throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            all.filter(other -> !other.equals(venv) && !other.endsWith("ready")).forEach(EnvironmentFolder::delete);
        } catch (UncheckedIOException e) {
            log.info("something is still writing in {}; it is cleared away another time", root, e);
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
