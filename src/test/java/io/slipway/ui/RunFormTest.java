package io.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunRequest;
import io.slipway.engine.RunState;
import io.slipway.engine.SomeRun;
import io.slipway.executor.Executors;
import io.slipway.pipeline.PipelineId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

class RunFormTest {
    private static final Map<String, JsonNode> GIVEN = Map.of("rows", new IntNode(3));
    private static final PipelineRun RUN = SomeRun.of("r1", "plans #1", RunState.SUCCEEDED, Instant.EPOCH, null, GIVEN);

    @Test
    void whatIsLeftOutOfAFreshRunTakesItsDefault() {
        RunRequest request =
                new RunForm.Filled(null, null, true, null, null).fresh(new PipelineId("pl"), 4, () -> "lab");
        assertThat(request).isEqualTo(new RunRequest(new PipelineId("pl"), 4, Map.of(), "", true, false, null, "lab"));
    }

    @Test
    void whatIsLeftOutOfARepeatedRunIsAsItWas() {
        RunRequest request = new RunForm.Filled(null, null, false, null, null).again(RUN);
        assertThat(request)
                .isEqualTo(new RunRequest(RUN.pipeline(), 1, GIVEN, "", false, false, "r1", Executors.LOCAL));
    }

    @Test
    void whatIsFilledInIsTaken() {
        Map<String, JsonNode> other = Map.of("rows", new IntNode(7));
        RunRequest request = new RunForm.Filled(other, " sweep ", true, true, "cluster").again(RUN);
        assertThat(request.arguments()).isEqualTo(other);
        assertThat(request.experiment()).isEqualTo("sweep");
        assertThat(request.executor()).isEqualTo("cluster");
        assertThat(request.systemMetrics()).isTrue();
        assertThat(new RunForm.Filled(Map.of(), null, true, null, null)
                        .again(RUN)
                        .arguments())
                .as("none is not left out")
                .isEmpty();
    }

    @Test
    void theNewRunIsSeenAtItsPage() {
        assertThat(RunForm.Started.of(RUN)).isEqualTo(new RunForm.Started("r1", "p/p/runs/r1"));
    }
}
