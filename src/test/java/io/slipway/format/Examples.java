package io.slipway.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Pipeline files that lie beside the project. */
public final class Examples {
    private static final Path SHARED = shared();

    private Examples() {}

    private static Path shared() {
        String named = System.getenv("SLIPWAY_SHARED");
        if (named != null) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path shared = at.resolve("shared");
            if (Files.isDirectory(shared.resolve("conformance"))) {
                return shared;
            }
        }
        return Path.of("../shared");
    }

    /** Whether they are there; a test skips otherwise. */
    public static boolean present() {
        return Files.isDirectory(SHARED.resolve("conformance"));
    }

    /** Every compiled Kubeflow pipeline. */
    public static List<Path> kfp() {
        try (Stream<Path> conformance = Files.walk(SHARED.resolve("conformance/kfp"));
                Stream<Path> examples = Files.list(SHARED.resolve("python/examples"))) {
            return Stream.concat(
                            conformance, examples.filter(each -> each.toString().endsWith("_kfp.yaml")))
                    .filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path path(String path) {
        return SHARED.resolve(path);
    }

    public static String read(String path) {
        try {
            return Files.readString(SHARED.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
