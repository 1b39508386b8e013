package io.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Passed;
import io.slipway.engine.RunState;
import io.slipway.engine.SomeRun;
import io.slipway.engine.StepState;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.Plans;
import io.slipway.project.ProjectId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelStepStoreTest {
    private static final ProjectId PROJECT = new ProjectId("p");

    private static Passed artifact(String schema, String uri) {
        return new Passed.Artifacts(List.of(new Passed.Artifact("a", schema, "0.0.1", uri, 3L, "sha256:1", Map.of())));
    }

    private static void gives(Tables tables, String run, StepState state, String schema, String uri) {
        Node waiting = Node.waiting(new Node.Place(null, "train", "train", 0), "train", false, Plans.NOW);
        tables.steps().insert(run, List.of(waiting));
        tables.steps()
                .update(
                        run,
                        List.of(waiting.change()
                                .inputs(Map.of("data", artifact("system.Dataset", "/in")))
                                .outputs(Map.of("given", artifact(schema, uri)))
                                .state(state, Plans.NOW)
                                .done()));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.engine.store.Tables#both")
    void modelsAreFoundWithWhatTheyWereMadeOfButForThoseOfTheCacheAndOfDeletedRuns(Tables tables) {
        for (String id : List.of("r1", "r2", "r3", "r4")) {
            tables.runs().insert(SomeRun.of(id, id, RunState.SUCCEEDED, Plans.NOW, null, Map.of()), 1);
        }
        gives(tables, "r1", new StepState.Succeeded(), "system.Model", "/r1/model");
        gives(tables, "r2", new StepState.Cached("r1"), "system.Model", "/r1/model");
        gives(tables, "r3", new StepState.Succeeded(), "system.Dataset", "/r3/data");
        gives(tables, "r4", new StepState.Succeeded(), "system.Model", "/r4/model");
        assertThat(tables.models().latest(PROJECT, 10))
                .extracting(model -> model.artifact().uri())
                .containsExactly("/r4/model", "/r1/model");
        assertThat(tables.models().latest(PROJECT, 1)).singleElement().satisfies(model -> {
            assertThat(model.run().id()).isEqualTo("r4");
            assertThat(model.path()).isEqualTo("train");
            assertThat(model.output()).isEqualTo("given");
            assertThat(model.inputs()).containsKey("data");
        });
        tables.runs().setDeleted("r4", true);
        assertThat(tables.models().latest(PROJECT, 10)).hasSize(1);
        assertThat(tables.models().find(PROJECT, "r2", "/r1/model")).isPresent();
        assertThat(tables.models().find(PROJECT, "r1", "/r4/model")).isEmpty();
        assertThat(tables.models().find(new ProjectId("other"), "r1", "/r1/model"))
                .isEmpty();
    }
}
