package io.slipway.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.SomeRun;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Under which names results of steps are found by people who see an MLflow server alone. */
class TitledPathTest {
    private static Component graph(Map<String, Step> steps) {
        return new Component("", Map.of(), Map.of(), new Implementation.Graph(steps, Map.of()), Map.of());
    }

    /** Titles by name; each step's component is its name. */
    private static Map<String, Step> steps(String... namesAndTitles) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTitles.length; i += 2) {
            steps.put(namesAndTitles[i], Step.of(namesAndTitles[i], namesAndTitles[i + 1], Map.of()));
        }
        return steps;
    }

    private static RunImage image(Map<String, Component> components, Map<String, Step> root) {
        Pipeline pipeline = new Pipeline("p", "", Dialect.SLIPWAY, components, graph(root), Map.of());
        PipelineRun run = SomeRun.of("r1", RunState.RUNNING, Plans.NOW);
        return RunImage.begin(run, pipeline);
    }

    private static List<String> paths(RunImage image) {
        return image.tree().stream().map(node -> TitledPath.of(image, node)).toList();
    }

    @Test
    void aStepGoesByItsTitleUnlessThatCouldMeanAnother() {
        Component leaf = graph(Map.of());
        Map<String, Step> root = steps("a", "Train/test", "b", "Same", "c", "Same", "d", "e", "e", "", "f", "F");
        RunImage image = image(Map.of("a", leaf, "b", leaf, "c", leaf, "d", leaf, "e", leaf, "f", leaf), root);
        assertThat(paths(image)).containsExactlyInAnyOrder("Train_test", "b", "c", "d", "e", "F");
    }

    @Test
    void aStepInAFrameGoesByTheTitlesOfBothAndAnIterationByItsNumber() {
        Component loop = graph(steps("train", "Train"));
        Map<String, Component> components = Map.of("loop", loop, "train", graph(Map.of()));
        RunImage image = image(components, steps("loop", "For each fold"));
        Node frame = image.in(null).getFirst();
        Node iteration = Node.waiting(new Node.Place(frame.id(), "0", frame.path() + "/0", 0), "loop", true, Plans.NOW);
        Node step = Node.waiting(
                new Node.Place(iteration.id(), "train", iteration.path() + "/train", 0), "train", false, Plans.NOW);
        RunImage whole = image.with(iteration).with(step);
        assertThat(TitledPath.of(whole, step)).isEqualTo("For each fold/0/Train");
    }
}
