package io.slipway.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real kfp SDK, in the environment that {@code SLIPWAY_PYTHON} names. */
public final class Sdk {
    private Sdk() {}

    /** The program's JSON output; skips the test where there is no such environment. */
    public static JsonNode run(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(python().toString(), "src/test/python/" + script));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return JsonMapper.builder().build().readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The folder of that environment. */
    public static Path environment() {
        return python().resolveSibling("..").normalize();
    }

    private static Path python() {
        String named = System.getenv("SLIPWAY_PYTHON");
        Path folder =
                named == null ? Path.of(System.getProperty("user.home"), ".cache", "slipway-python") : Path.of(named);
        Path python = folder.resolve("bin/python");
        assumeTrue(
                Files.isExecutable(python), "no Python with kfp: set SLIPWAY_PYTHON to the folder of an environment");
        return python;
    }
}
