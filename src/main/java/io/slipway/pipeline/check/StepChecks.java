package io.slipway.pipeline.check;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a step by itself. */
final class StepChecks {
    private static final Pattern READ = Pattern.compile("inputs\\.(?:parameter_values|parameters)\\['([^']+)'\\]");

    private StepChecks() {}

    static void check(Pipeline pipeline, Paths.Placed placed, Checks.Found found) {
        String path = placed.path();
        if (placed.component().isEmpty()) {
            found.error(
                    path,
                    "The component " + placed.step().component() + " of this step is missing: delete the step, or undo"
                            + " what deleted the component");
            return;
        }
        Component component = placed.component().get();
        runs(pipeline, placed.step(), path, component, found);
        if (placed.step().foreign().keySet().stream().anyMatch(key -> key.endsWith("Iterator"))) {
            found.error(
                    path,
                    "This frame repeats its steps for each item, which Slipway can't run yet: it is kept and"
                            + " exported as it is");
        }
        rule(placed.step(), path, component, found);
        Quantities.check(placed.step(), path, found);
        SecretChecks.check(placed.step(), path, found);
    }

    private static void runs(Pipeline pipeline, Step step, String path, Component component, Checks.Found found) {
        switch (component.implementation()) {
            case Implementation.Foreign foreign ->
                found.error(
                        path,
                        "A component of the kind \"" + foreign.kind()
                                + "\" can't be run yet: it is kept and exported as it is");
            case Implementation.Container container -> {
                if (container.image().isBlank()) {
                    found.error(path, "This container names no image: say which one it runs, such as busybox:1.36");
                }
            }
            case Implementation.Graph graph -> {
                if (step.retry() != null) {
                    found.warning(
                            path,
                            "Retries of a frame are kept and exported, but here only steps are tried again: give them to"
                                    + " the steps in it");
                }
                if (graph.steps().isEmpty()) {
                    found.warning(path, "There is no step in this frame: drag one into it, or delete it");
                }
            }
            case Implementation.Importer importer -> {
                if (importer.uri() instanceof Argument.Literal literal
                        && literal.value().asString("").isBlank()) {
                    found.error(
                            path,
                            "This data has no address yet: give one below a configured data root, or drop a file"
                                    + " on the canvas");
                } else if (!isUsed(pipeline, path)) {
                    found.warning(path, "No step takes this data: connect its output to an input");
                }
            }
            case Implementation.PythonFunction function -> {}
        }
    }

    private static boolean isUsed(Pipeline pipeline, String path) {
        String name = Paths.name(path);
        return Paths.graph(pipeline, Paths.parent(path)).stream()
                .anyMatch(graph -> graph.outputs().values().stream()
                                .anyMatch(output -> output.steps().contains(name))
                        || graph.steps().values().stream()
                                .anyMatch(step -> step.upstream().contains(name)
                                        || step.foreign().toString().contains(name)
                                        || foreign(step.arguments()).stream().anyMatch(text -> text.contains(name))));
    }

    private static List<String> foreign(Map<String, Argument> arguments) {
        return arguments.values().stream()
                .filter(Argument.Foreign.class::isInstance)
                .map(Object::toString)
                .toList();
    }

    private static void rule(Step step, String path, Component component, Checks.Found found) {
        if (step.when() == null) {
            return;
        }
        Optional<String> wrong = RuleSyntax.wrongAt(step.when());
        if (wrong.isPresent()) {
            found.error(
                    path,
                    "The rule of this frame should compare a value with another; this one makes no sense " + wrong.get()
                            + " (" + step.when() + "): give it another rule, or take the frame away");
            return;
        }
        Matcher matcher = READ.matcher(step.when());
        while (matcher.find()) {
            String input = matcher.group(1);
            if (!component.inputs().containsKey(input)) {
                found.error(
                        path,
                        "The rule looks at " + input.replaceFirst("^pipelinechannel--", "")
                                + ", which is not there any more: choose another value");
                return;
            }
        }
    }
}
