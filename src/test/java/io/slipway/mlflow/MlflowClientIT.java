package io.slipway.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified Python client logs to the door and reads back what it logged. */
class MlflowClientIT {
    @Test
    void aTrainingScriptLogsAndReadsBack(@TempDir Path home) throws Exception {
        String environment = System.getenv("SLIPWAY_PYTHON");
        assumeTrue(environment != null, "SLIPWAY_PYTHON is not set: no Python environment with the mlflow client");
        Path output = home.resolve("client.log");
        try (Door door = new Door(home)) {
            ProcessBuilder client = new ProcessBuilder(
                    Path.of(String.valueOf(environment), "bin", "python").toString(),
                    Path.of("src/test/python/track.py").toAbsolutePath().toString());
            client.directory(home.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
            client.environment().put("MLFLOW_TRACKING_URI", door.address());
            client.environment().put("MLFLOW_TRACKING_TOKEN", "p");
            Process running = client.start();
            try {
                assertThat(running.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
            } finally {
                running.destroyForcibly();
            }
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(running.exitValue()).as(said).isZero();
            assertThat(said).contains("all as logged");
        }
    }
}
