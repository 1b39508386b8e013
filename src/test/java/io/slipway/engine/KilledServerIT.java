package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.IntNode;

/** SIGKILL of a real server in the middle of a run. */
class KilledServerIT {
    @TempDir
    Path folder;

    @Test
    void theRunGoesOnWithTheNextServerAndNothingIsRunTwice() throws IOException {
        Path python = House.python();
        Path home = folder.resolve("home");
        Path told = folder.resolve("told");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HouseProcess.class.getName(),
                        home.toString(),
                        python.toString(),
                        told.toString())
                .redirectErrorStream(true)
                .start();
        String run = id(server.inputReader());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(told) && Files.readString(told).endsWith("2"));
        server.destroyForcibly().onExit().join();
        try (House house = new House(home, python)) {
            StepRun second = house.step(house.get(run), "second");
            assertThat(second.state().ended()).isFalse();
            Files.createFile(Path.of(told + ".go"));
            PipelineRun end = house.awaitEnd(house.get(run));
            assertThat(end.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(Files.readString(told)).isEqualTo("123");
            assertThat(house.steps(end).values()).allMatch(step -> step.attempts() == 1);
            assertThat(house.details(end, "third").outputs())
                    .isEqualTo(Map.of("Output", new Passed.Value(new IntNode(3))));
        }
    }

    private static String id(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("run ")) {
                return line.substring(4);
            }
        }
        throw new IllegalStateException("the server ended before its run began");
    }
}
