package io.slipway.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.Passed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenTest {
    private static final Path FOLDER = Path.of("/home/runs/r/s/1");
    private static final AttemptPaths PATHS = new AttemptPaths(FOLDER);
    private static final Map<String, Passed> INPUTS =
            Map.of("data", Parts.artifact("data", "system.Dataset", "/home/uploads/x/rows.csv", "abc"));

    @Test
    void onThisMachineEverythingIsWhereItIs() {
        Seen here = Seen.here(FOLDER);
        assertThat(here.here(PATHS, "out", "/anywhere/at/all")).isEqualTo(Path.of("/anywhere/at/all"));
        assertThat(here.here(PATHS, "out", "beside")).isEqualTo(FOLDER.resolve("work/beside"));
        assertThat(here.moved()).isEmpty();
    }

    @Test
    void whatAPodCallsItsOutputsIsInTheAttemptsFolder() {
        Seen pod = Seen.at("/slipway", FOLDER, INPUTS);
        assertThat(pod.here(PATHS, "out", "/slipway/outputs/artifacts/out"))
                .isEqualTo(FOLDER.resolve("outputs/artifacts/out"));
        assertThat(pod.here(PATHS, "out", "/slipway/inputs/0/rows.csv"))
                .as("an input that is passed on")
                .isEqualTo(Path.of("/home/uploads/x/rows.csv"));
    }

    @Test
    void whatEndsWithThePodIsNotTakenForAnOutput() {
        Seen pod = Seen.at("/slipway", FOLDER, INPUTS);
        for (String elsewhere : new String[] {"/tmp/model", "/slipway/outputs/../secret", "model"}) {
            assertThatThrownBy(() -> pod.here(PATHS, "out", elsewhere))
                    .isInstanceOf(StepException.class)
                    .hasMessageContaining("below /slipway/outputs");
        }
    }
}
