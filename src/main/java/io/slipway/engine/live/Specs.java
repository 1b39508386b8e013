package io.slipway.engine.live;

import io.slipway.engine.Attempt;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.ExecutorInput;
import io.slipway.engine.step.StepException;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentSpec;
import io.slipway.executor.Program;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Step;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the executor is given: made from what is on disk alone, so that a later server makes the same. */
final class Specs {
    private final Outside outside;

    Specs(Outside outside) {
        this.outside = outside;
    }

    EnvironmentSpec environment(RunImage image, Node node, @Nullable String interpreter) {
        Implementation.PythonFunction python = python(image, node);
        return new EnvironmentSpec(image.run().project(), python.image(), python.installs(), interpreter);
    }

    static AttemptId id(RunImage image, Node node, Attempt attempt) {
        return new AttemptId(image.run().id(), node.id(), attempt.number());
    }

    /** The specification of an open attempt; without a token for one that runs already. */
    AttemptSpec attempt(RunImage image, Node node, Attempt attempt, String token) {
        Implementation.PythonFunction python = python(image, node);
        Step step = image.step(node);
        Path folder = outside.folder(image, node.id(), attempt.number());
        return new AttemptSpec(
                id(image, node, attempt),
                image.run().project(),
                image.run().title(),
                title(image, node),
                new Program.PythonFunction(python.module(), python.function()),
                new Environment(node.environment(), attempt.packages()),
                ExecutorInput.json(image.component(node), node.inputs(), folder),
                folder,
                variables(image, node, attempt, token),
                Resources.of(step.resources()),
                outside.timeLimit());
    }

    static String title(RunImage image, Node node) {
        String title = image.step(node).title();
        return title.isEmpty() ? node.name() : title;
    }

    private Map<String, String> variables(RunImage image, Node node, Attempt attempt, String token) {
        Map<String, String> variables = new HashMap<>(environment(python(image, node)));
        // Without a door to log to, the client keeps to the step's own folder, as it does wherever nobody configures
        // it.
        if (!outside.publicUrl().isEmpty()) {
            variables.put("MLFLOW_TRACKING_URI", outside.publicUrl() + "/mlflow");
            variables.put("MLFLOW_EXPERIMENT_ID", image.run().experiment());
            variables.put("MLFLOW_RUN_ID", attempt.trackedRun());
            variables.put("MLFLOW_TRACKING_TOKEN", token);
        }
        variables.put("KFP_RETRY_INDEX", Integer.toString(attempt.number() - 1 - node.forgiven()));
        variables.put("SLIPWAY_PROJECT", image.run().project().value());
        variables.put("SLIPWAY_RUN_ID", image.run().id());
        variables.put("SLIPWAY_STEP", node.path());
        variables.put("SLIPWAY_ATTEMPT", Integer.toString(attempt.number()));
        return variables;
    }

    /** What a compiled pipeline sets for the container; the model of a function has no word for it. */
    private static Map<String, String> environment(Implementation.PythonFunction python) {
        Map<String, String> variables = new HashMap<>();
        JsonNode compiled = python.foreign().get("env");
        if (compiled != null) {
            compiled.valueStream()
                    .filter(one -> !one.path("name").asString("").isEmpty())
                    .forEach(one -> variables.put(
                            one.path("name").asString(), one.path("value").asString("")));
        }
        return variables;
    }

    private static Implementation.PythonFunction python(RunImage image, Node node) {
        return switch (image.component(node).implementation()) {
            case Implementation.PythonFunction python -> python;
            case Implementation.Container container -> throw unable("a container's command");
            case Implementation.Graph graph -> throw unable("a graph");
            case Implementation.Importer importer -> throw unable("an importer");
            case Implementation.Foreign foreign -> throw unable(foreign.kind());
        };
    }

    private static StepException unable(String what) {
        return new StepException("Slipway can't run " + what + " as a step on this machine yet");
    }
}
