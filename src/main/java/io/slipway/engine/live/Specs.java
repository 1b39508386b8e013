package io.slipway.engine.live;

import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.ExecutorInput;
import io.slipway.engine.step.Seen;
import io.slipway.engine.step.StepException;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentSpec;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.SecretUse;
import io.slipway.pipeline.Step;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the executor is given: made from what is on disk alone, so that a later server makes the same. */
final class Specs {
    /** A container brings its own. */
    static final Environment NO_ENVIRONMENT = new Environment("", List.of());

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

    /**
     * The specification of an open attempt; without a token for one that runs already. {@link StepException} if one that
     * is to be started can't be given a secret.
     */
    AttemptSpec attempt(RunImage image, Node node, Attempt attempt, String token) {
        Component component = image.component(node);
        Step step = image.step(node);
        Path folder = outside.folder(image, node.id(), attempt.number());
        String executor = image.run().executor();
        Seen seen = Seen.at(outside.root(executor).orElse(null), folder, node.inputs());
        String input = ExecutorInput.json(component, node.inputs(), seen);
        Programs programs = new Programs(node.inputs(), seen, input);
        return new AttemptSpec(
                id(image, node, attempt),
                image.run().project(),
                image.run().title(),
                title(image, node),
                programs.of(component.implementation(), outside::compiled),
                new Environment(node.environment(), attempt.packages()),
                input,
                folder,
                variables(image, node, attempt, token),
                Resources.of(step.resources(), programs::text),
                outside.timeLimit(),
                image.run().systemMetrics() ? outside.sampling() : null,
                inputs(node, seen),
                Coming.back(component),
                secrets(image, step, token.isEmpty()),
                token);
    }

    private List<AttemptSpec.Secret> secrets(RunImage image, Step step, boolean runs) {
        if (step.secrets().isEmpty()) {
            return List.of();
        }
        Set<String> names = step.secrets().stream().map(SecretUse::secret).collect(Collectors.toSet());
        Map<String, String> values = outside.secrets(image.run().project(), names);
        names.removeAll(values.keySet());
        if (!names.isEmpty() && !runs) {
            throw new StepException("It needs " + (names.size() == 1 ? "the secret " : "the secrets ")
                    + String.join(", ", new TreeSet<>(names))
                    + ", which this project does not have: an owner sets it under Settings, Secrets; then retry");
        }
        return step.secrets().stream()
                .filter(use -> values.containsKey(use.secret()))
                .map(use -> new AttemptSpec.Secret(
                        use.secret(), use.variable(), use.file(), values.getOrDefault(use.secret(), "")))
                .toList();
    }

    private static List<AttemptSpec.Input> inputs(Node node, Seen seen) {
        return node.inputs().values().stream()
                .filter(Passed.Artifacts.class::isInstance)
                .flatMap(passed -> ((Passed.Artifacts) passed).artifacts().stream())
                .filter(artifact -> artifact.size() != null && seen.moved().containsKey(artifact.uri()))
                .map(artifact -> new AttemptSpec.Input(
                        Path.of(artifact.uri()), seen.moved().getOrDefault(artifact.uri(), "")))
                .distinct()
                .toList();
    }

    static String title(RunImage image, Node node) {
        String title = image.step(node).title();
        return title.isEmpty() ? node.name() : title;
    }

    private Map<String, String> variables(RunImage image, Node node, Attempt attempt, String token) {
        Map<String, String> variables = new HashMap<>(environment(image.component(node)));
        // Without a door to log to, the client keeps to the step's own folder, as it does wherever nobody configures
        // it.
        String server = outside.serverAddress(image.run().executor());
        if (!server.isEmpty()) {
            variables.put("MLFLOW_TRACKING_URI", server + "/mlflow");
            variables.put("MLFLOW_EXPERIMENT_ID", image.run().experiment());
            variables.put("MLFLOW_RUN_ID", attempt.trackedRun());
            variables.put("MLFLOW_TRACKING_TOKEN", token);
            if (image.component(node).implementation() instanceof Implementation.PythonFunction) {
                variables.putIfAbsent("MLFLOW_RUN_CONTEXT", context(image));
            }
        }
        variables.put("KFP_RETRY_INDEX", Integer.toString(attempt.number() - 1 - node.forgiven()));
        variables.put("SLIPWAY_PROJECT", image.run().project().value());
        variables.put("SLIPWAY_RUN_ID", image.run().id());
        variables.put("SLIPWAY_STEP", node.path());
        variables.put("SLIPWAY_ATTEMPT", Integer.toString(attempt.number()));
        return variables;
    }

    /** The client takes the program for the source of runs that are nested in the step's; of a function that is the one of kfp that calls it. */
    private static String context(RunImage image) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mlflow.source.name", image.run().pipelineName())
                .put("mlflow.source.type", "JOB")
                .toString();
    }

    /** What a compiled pipeline sets for the container; the model of a function has no word for it. */
    private static Map<String, String> environment(Component component) {
        Map<String, String> variables = new HashMap<>();
        switch (component.implementation()) {
            case Implementation.PythonFunction python -> {
                JsonNode compiled = python.foreign().get("env");
                if (compiled != null) {
                    compiled.valueStream()
                            .filter(one -> !one.path("name").asString("").isEmpty())
                            .forEach(one -> variables.put(
                                    one.path("name").asString(),
                                    one.path("value").asString("")));
                }
            }
            case Implementation.Container container ->
                container.env().forEach((name, value) -> variables.put(name, value.asString("")));
            case Implementation.Graph graph -> {}
            case Implementation.Importer importer -> {}
            case Implementation.Foreign foreign -> {}
        }
        return variables;
    }

    private static Implementation.PythonFunction python(RunImage image, Node node) {
        if (image.component(node).implementation() instanceof Implementation.PythonFunction python) {
            return python;
        }
        throw new StepException("Slipway can't run this as a step");
    }
}
