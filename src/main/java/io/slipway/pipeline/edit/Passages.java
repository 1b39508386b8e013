package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Another name for an input of a graph, and for the passages that bring it into the frames there: the SDK names those
 * after it, and rules and texts read it under that name.
 */
final class Passages {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Passages() {}

    static Pipeline renamed(Pipeline pipeline, String graph, String from, String to) {
        Pipeline now = Paths.withGraph(
                pipeline,
                graph,
                inside -> new Implementation.Graph(
                        each(inside.steps(), step -> taking(step, from, to)),
                        Arguments.each(inside.outputs(), argument -> taken(argument, from, to))));
        for (String name : Wants.graph(now, graph).steps().keySet()) {
            now = throughBorder(now, Paths.join(graph, name), from, to);
        }
        return now;
    }

    private static Step taking(Step step, String from, String to) {
        return step.withArguments(Arguments.each(step.arguments(), argument -> taken(argument, from, to)));
    }

    private static Argument taken(Argument argument, String from, String to) {
        if (argument instanceof Argument.Foreign(ObjectNode content)
                && content.path("componentInputParameter").asString("").equals(from)) {
            return new Argument.Foreign(content.deepCopy().put("componentInputParameter", to));
        }
        return argument.equals(new FromInput(from)) ? new FromInput(to) : argument;
    }

    /** The step's own input, if it is named after what it takes. */
    private static Pipeline throughBorder(Pipeline pipeline, String path, String from, String to) {
        String old = Channels.of(from);
        Step step = Wants.step(pipeline, path);
        if (old.equals(Channels.of(to))
                || !new FromInput(to).equals(step.arguments().get(old))
                || shared(pipeline, step)) {
            return pipeline;
        }
        String fresh = Wants.free(step.arguments().keySet(), Channels.of(to));
        Pipeline now = Paths.withStep(pipeline, path, one -> reading(one, old, fresh));
        now = Paths.withComponent(now, path, one -> one.withInputs(renamed(one.inputs(), old, fresh)));
        return Paths.graph(now, path).isPresent() ? renamed(now, path, old, fresh) : now;
    }

    // What several frames share can't follow one of them.
    private static boolean shared(Pipeline pipeline, Step step) {
        Component component = pipeline.components().get(step.component());
        return component != null
                && component.inputs().keySet().stream().anyMatch(name -> name.startsWith(Channels.PREFIX))
                && Paths.all(pipeline).stream()
                                .filter(placed -> placed.step().component().equals(step.component()))
                                .count()
                        > 1;
    }

    private static Step reading(Step step, String old, String fresh) {
        Map<String, Argument> arguments = renamed(step.arguments(), old, fresh);
        arguments.replaceAll((input, argument) -> argument instanceof Argument.Literal literal
                ? new Argument.Literal(text(literal.value(), "['" + old + "']", "['" + fresh + "']"))
                : argument);
        String when = step.when();
        Map<String, JsonNode> foreign = new LinkedHashMap<>(step.foreign());
        foreign.replaceAll((key, value) -> exact(value, old, fresh));
        return step.withArguments(arguments)
                .withWhen(when == null ? null : when.replace("['" + old + "']", "['" + fresh + "']"))
                .withForeign(foreign);
    }

    private static JsonNode text(JsonNode value, String old, String fresh) {
        return value.isString() ? JSON.stringNode(value.asString().replace(old, fresh)) : value;
    }

    private static JsonNode exact(JsonNode value, String old, String fresh) {
        if (value.isString()) {
            return value.asString().equals(old) ? JSON.stringNode(fresh) : value;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        ObjectNode copy = JSON.objectNode();
        object.properties().forEach(each -> copy.set(each.getKey(), exact(each.getValue(), old, fresh)));
        return copy;
    }

    private static <T> Map<String, T> renamed(Map<String, T> map, String old, String fresh) {
        Map<String, T> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(name.equals(old) ? fresh : name, value));
        return copy;
    }

    private static Map<String, Step> each(Map<String, Step> steps, java.util.function.UnaryOperator<Step> change) {
        Map<String, Step> copy = new LinkedHashMap<>();
        steps.forEach((name, step) -> copy.put(name, change.apply(step)));
        return copy;
    }
}
