package io.slipway.format.kfp;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tasks of a {@code dag}: steps. */
final class Tasks {
    private static final String COMPLETED = "ALL_UPSTREAM_TASKS_COMPLETED";

    /** Under this key a step keeps how the file spelled its resources. */
    private static final String RESOURCES = "resources";

    private Tasks() {}

    static Step read(String name, ObjectNode task, @Nullable Component component, ObjectNode resources) {
        String title = Trees.text(Trees.at(task, "taskInfo"), "name");
        ObjectNode trigger = Trees.at(task, "triggerPolicy");
        String condition = Trees.text(trigger, "condition");
        Map<String, Argument> arguments = arguments(task);
        Set<String> after = new LinkedHashSet<>();
        Trees.items(task, "dependentTasks").forEach(each -> after.add(each.asString()));
        after.removeAll(producers(arguments));
        Step bare = new Step(
                Trees.text(Trees.at(task, "componentRef"), "name"),
                title.equals(name) ? "" : title,
                arguments,
                after,
                condition.isEmpty() ? null : condition,
                Trees.text(trigger, "strategy").equals(COMPLETED)
                        ? Step.StartWhen.ALL_COMPLETED
                        : Step.StartWhen.ALL_SUCCEEDED,
                task.has("retryPolicy") ? Retries.read(Trees.at(task, "retryPolicy")) : null,
                cached(task, component),
                ResourceWords.read(resources),
                null,
                "",
                Map.of());
        ObjectNode ours = write(name, bare, bare.component(), component);
        Map<String, JsonNode> foreign = new LinkedHashMap<>(Place.STEP.foreign(ours, task));
        ArrayNode spelling = Spelling.between(ResourceWords.write(bare.resources()), resources);
        if (!spelling.isEmpty()) {
            foreign.put(RESOURCES, spelling);
        }
        return bare.withForeign(foreign);
    }

    private static Map<String, Argument> arguments(JsonNode task) {
        ObjectNode inputs = Trees.at(task, "inputs");
        Map<String, Argument> arguments = new LinkedHashMap<>();
        Trees.entries(inputs, "artifacts")
                .forEach(each -> arguments.put(each.getKey(), Arguments.artifact((ObjectNode) each.getValue())));
        Trees.entries(inputs, "parameters")
                .forEach(each -> arguments.put(each.getKey(), Arguments.parameter((ObjectNode) each.getValue())));
        return arguments;
    }

    private static Set<String> producers(Map<String, Argument> arguments) {
        Set<String> producers = new TreeSet<>();
        for (Argument argument : arguments.values()) {
            switch (argument) {
                case Argument.StepOutput output -> producers.add(output.step());
                case Argument.FirstThatRan first ->
                    first.candidates().stream().findFirst().ifPresent(each -> producers.add(each.step()));
                case Argument.Literal ignored -> {}
                case Argument.FromInput ignored -> {}
                case Argument.Foreign foreign -> {
                    for (String key : new String[] {"taskOutputParameter", "taskOutputArtifact"}) {
                        String producer = Trees.text(Trees.at(foreign.content(), key), "producerTask");
                        if (!producer.isEmpty()) {
                            producers.add(producer);
                        }
                    }
                }
            }
        }
        return producers;
    }

    /** The task, in the words of the SDK. */
    static ObjectNode write(String name, Step step, String componentRef, @Nullable Component component) {
        ObjectNode task = Trees.object();
        boolean condition = isGraph(component) && step.when() != null;
        if (!step.cache() || !condition) {
            ObjectNode caching = task.putObject("cachingOptions");
            if (step.cache()) {
                caching.put("enableCache", true);
            }
        }
        task.putObject("componentRef").put("name", componentRef);
        Set<String> before = producers(step.arguments());
        before.addAll(step.after());
        if (!before.isEmpty()) {
            task.set("dependentTasks", Trees.texts(before));
        }
        ObjectNode inputs = Trees.object();
        step.arguments().forEach((input, argument) -> {
            boolean artifact = isArtifact(input, argument, component);
            inputs.withObjectProperty(artifact ? "artifacts" : "parameters")
                    .set(input, Arguments.write(argument, artifact));
        });
        Trees.putUnlessEmpty(task, "inputs", inputs);
        Step.Retry retry = step.retry();
        if (retry != null) {
            task.set("retryPolicy", Retries.write(retry));
        }
        task.putObject("taskInfo").put("name", step.title().isEmpty() ? name : step.title());
        Trees.putUnlessEmpty(task, "triggerPolicy", trigger(step));
        return Place.STEP.restored(task, step.foreign());
    }

    /** A group has no word on caching unless somebody puts one there; a task without one is not cached. */
    private static boolean cached(ObjectNode task, @Nullable Component component) {
        return task.has("cachingOptions")
                ? Trees.flag(Trees.at(task, "cachingOptions"), "enableCache")
                : isGraph(component);
    }

    private static boolean isGraph(@Nullable Component component) {
        return component != null && component.implementation() instanceof Implementation.Graph;
    }

    /** The step's resources, which stand in its executor. */
    static ObjectNode resources(Step step) {
        return Spelling.applied(
                ResourceWords.write(step.resources()), step.foreign().get(RESOURCES));
    }

    private static ObjectNode trigger(Step step) {
        ObjectNode trigger = Trees.object();
        String when = step.when();
        if (when != null) {
            trigger.put("condition", when);
        }
        if (step.startWhen() == Step.StartWhen.ALL_COMPLETED) {
            trigger.put("strategy", COMPLETED);
        }
        return trigger;
    }

    private static boolean isArtifact(String input, Argument argument, @Nullable Component component) {
        if (argument instanceof Argument.Foreign foreign) {
            return foreign.content().has("taskOutputArtifact")
                    || foreign.content().has("componentInputArtifact");
        }
        var port = component == null ? null : component.inputs().get(input);
        return port != null && Ports.group(port.type()).equals("artifacts");
    }
}
