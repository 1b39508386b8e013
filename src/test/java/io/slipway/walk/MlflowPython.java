package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** MLflow's own Python client in a process of its own, as a data scientist has it. */
final class MlflowPython {
    private final String address;
    private final String token;

    /** @param token empty for a server that asks for none */
    MlflowPython(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** What the program says; it has to end well. */
    String script(Path file, String... arguments) {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    String program(String code) {
        return run(List.of("-c", code));
    }

    private String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getenv("SLIPWAY_PYTHON"), "bin", "python").toString()));
        command.addAll(arguments);
        try {
            Path said = Files.createTempFile("client", ".log");
            ProcessBuilder client =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            client.environment().put("MLFLOW_TRACKING_URI", address);
            if (!token.isEmpty()) {
                client.environment().put("MLFLOW_TRACKING_TOKEN", token);
            }
            Process running = client.start();
            boolean ended = running.waitFor(8, TimeUnit.MINUTES);
            running.destroyForcibly();
            String text = Files.readString(said);
            Files.delete(said);
            assertThat(ended && running.exitValue() == 0).as(text).isTrue();
            return text;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
