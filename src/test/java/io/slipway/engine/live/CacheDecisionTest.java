package io.slipway.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.StepState;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.Plans;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.CacheKey;
import io.slipway.executor.AttemptId;
import io.slipway.project.ProjectId;
import io.slipway.project.ProjectSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

class CacheDecisionTest {
    private final Plans plans = new Plans().step("train", Map.of()).begin();
    private final CacheKey key = key(1);

    private CacheKey key(int input) {
        Map<String, Passed> inputs = Map.of("data", new Passed.Value(new IntNode(input)));
        return CacheKey.of(plans.image().component(plans.node("train")), inputs, List.of("python==3.13"), List.of());
    }

    private String note(
            @Nullable Reusable found, @Nullable EarlierKey earlier, boolean intact, ProjectSettings settings) {
        Ledger ledger = new Known(found, earlier, settings);
        return CacheDecision.of(plans.image(), plans.node("train"), key, ledger, outputs -> intact)
                .note();
    }

    private static Reusable reusable(String pipeline) {
        return new Reusable("r", 40, pipeline, "t", Map.of());
    }

    @Test
    void saysFromWhichRunAResultIs() {
        assertThat(note(reusable("plans"), null, true, ProjectSettings.DEFAULT))
                .isEqualTo("Taken from the cache: results of run #40");
        assertThat(note(reusable("other"), null, true, ProjectSettings.DEFAULT))
                .isEqualTo("Taken from the cache: results of run #40 of other");
    }

    @Test
    void saysWhyAResultIsNotTakenOver() {
        assertThat(note(null, null, true, ProjectSettings.DEFAULT))
                .isEqualTo("Not taken from the cache: it never ran before");
        assertThat(note(null, new EarlierKey(40, key(2).parts()), true, ProjectSettings.DEFAULT))
                .isEqualTo("Not taken from the cache: parameter `data` changed from 2 to 1 since run #40");
        assertThat(note(null, new EarlierKey(40, key.parts()), true, ProjectSettings.DEFAULT))
                .isEqualTo("Not taken from the cache: it did not succeed in run #40");
        assertThat(note(reusable("plans"), null, false, ProjectSettings.DEFAULT))
                .isEqualTo("Not taken from the cache: the outputs of run #40 are gone");
    }

    @Test
    void anotherAttemptKeepsTheReasonOfTheFirst() {
        Node tried = plans.node("train")
                .change()
                .begin(attempt(), "")
                .close()
                .cacheNote("Not taken from the cache: it is Monday")
                .done();
        Ledger ledger = new Known(null, new EarlierKey(1, key.parts()), ProjectSettings.DEFAULT);
        assertThat(CacheDecision.of(plans.image(), tried, key, ledger, outputs -> true)
                        .note())
                .isEqualTo("Not taken from the cache: it is Monday");
    }

    private static Attempt attempt() {
        StepState failed = new StepState.Failed("it broke");
        return new Attempt(
                1, failed, Plans.NOW, null, Plans.NOW, null, null, null, Path.of("log.txt"), List.of(), "", "tracked");
    }

    @Test
    void manyChangesAreNotAllNamed() {
        Map<String, Passed> many = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            many.put("parameter" + i, new Passed.Value(new StringNode("x".repeat(150))));
        }
        CacheKey before = CacheKey.of(plans.image().component(plans.node("train")), many, List.of(), List.of());
        String note = note(null, new EarlierKey(40, before.parts()), true, ProjectSettings.DEFAULT);
        assertThat(note).contains("more parameters changed").hasSizeLessThan(2000);
    }

    @Test
    void aProjectThatCachesNothingSaysSo() {
        assertThat(note(reusable("plans"), null, true, new ProjectSettings(false, null)))
                .isEqualTo("Not taken from the cache: it is off for this project");
    }

    /** A ledger that knows about results only. */
    private record Known(@Nullable Reusable found, @Nullable EarlierKey last, ProjectSettings chosen)
            implements Ledger {
        @Override
        public Optional<Reusable> reusable(ProjectId project, String hash) {
            return Optional.ofNullable(found);
        }

        @Override
        public Optional<EarlierKey> earlier(RunImage image, String path) {
            return Optional.ofNullable(last);
        }

        @Override
        public ProjectSettings settings(ProjectId project) {
            return chosen;
        }

        @Override
        public RunImage load(String run) {
            throw new AssertionError(run);
        }

        @Override
        public Map<AttemptId, String> commit(Commit commit) {
            throw new AssertionError(commit);
        }

        @Override
        public String token(RunImage image, Node node) {
            throw new AssertionError(node);
        }
    }
}
