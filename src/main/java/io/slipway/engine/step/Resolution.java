package io.slipway.engine.step;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Finds what is behind the arguments of a step. */
public final class Resolution {
    private final Component component;
    private final Step step;
    private final Scope scope;

    private Resolution(Component component, Step step, Scope scope) {
        this.component = component;
        this.step = step;
        this.scope = scope;
    }

    /**
     * What goes into a step, by input, in the component's order and with its defaults; what has no value is left out,
     * but a graph's optional parameter is JSON null then, so that conditions can look at it.
     * {@link StepException} if a required one is missing or of a wrong type.
     */
    public static Map<String, Passed> inputs(Component component, Step step, Scope scope) {
        return new Resolution(component, step, scope).inputs();
    }

    /** What a graph gives once its steps have ended; an output whose step did not run is left out. */
    public static Map<String, Passed> outputs(Component graph, Scope scope) {
        Map<String, Passed> outputs = new LinkedHashMap<>();
        if (graph.implementation() instanceof Implementation.Graph steps) {
            graph.outputs().forEach((name, output) -> {
                Argument from = steps.outputs().get(name);
                Passed found = from == null ? null : Source.of(from, scope);
                if (found != null) {
                    outputs.put(name, found);
                }
            });
        }
        return outputs;
    }

    private Map<String, Passed> inputs() {
        Map<String, Passed> found = new LinkedHashMap<>();
        step.arguments().forEach((name, argument) -> {
            Passed passed =
                    argument instanceof Argument.Literal literal ? literal(literal.value()) : source(name, argument);
            if (passed != null) {
                found.put(name, passed);
            }
        });
        constants(found);
        Map<String, Passed> inputs = new LinkedHashMap<>();
        component.inputs().forEach((name, input) -> {
            Passed passed = checked(name, input, found.remove(name));
            if (passed != null) {
                inputs.put(name, passed);
            }
        });
        // What the component does not declare serves conditions and constants only.
        inputs.putAll(found);
        return inputs;
    }

    private @Nullable Passed source(String name, Argument argument) {
        try {
            Passed found = Source.of(argument, scope);
            return found instanceof Passed.Value value && value.json().isNull() ? null : found;
        } catch (StepException unknown) {
            throw new StepException("Input `" + name + "` can't be had: " + unknown.getMessage());
        }
    }

    private static Passed.@Nullable Value literal(JsonNode value) {
        return value.isNull() ? null : new Passed.Value(value);
    }

    /** Constants last: they may hold other inputs. */
    private void constants(Map<String, Passed> found) {
        Map<String, Passed> sources = Map.copyOf(found);
        step.arguments().forEach((name, argument) -> {
            if (argument instanceof Argument.Literal literal && found.containsKey(name)) {
                found.put(name, new Passed.Value(Placeholders.replace(literal.value(), scope.constants(), sources)));
            }
        });
    }

    private @Nullable Passed checked(String name, Input input, @Nullable Passed passed) {
        return switch (input.type()) {
            case Type.Artifact artifact -> artifact(name, input, passed);
            case Type.Parameter parameter -> parameter(name, input, parameter, passed);
        };
    }

    private @Nullable Passed artifact(String name, Input input, @Nullable Passed passed) {
        if (passed instanceof Passed.Value value) {
            throw new StepException("Input `" + name + "` expects an artifact, but the value "
                    + Values.shown(value.json()) + " came: connect it to an artifact output");
        }
        return required(name, input, passed);
    }

    private @Nullable Passed parameter(String name, Input input, Type.Parameter type, @Nullable Passed passed) {
        JsonNode fallback = Arguments.present(input.defaultValue());
        return switch (passed) {
            case null -> fallback == null ? nothing(name, input) : new Passed.Value(typed(name, type, fallback));
            case Passed.Value value -> new Passed.Value(typed(name, type, value.json()));
            case Passed.Artifacts artifacts ->
                throw new StepException("Input `" + name + "` expects " + Values.word(type.kind())
                        + ", but an artifact came: connect it to a parameter output");
        };
    }

    private @Nullable Passed nothing(String name, Input input) {
        boolean graph = component.implementation() instanceof Implementation.Graph;
        return graph && input.optional() ? new Passed.Value(NullNode.getInstance()) : required(name, input, null);
    }

    private @Nullable Passed required(String name, Input input, @Nullable Passed passed) {
        if (passed == null && input.required()) {
            Argument argument = step.arguments().get(name);
            throw new StepException("Input `" + name + "` is required but has no value: "
                    + (argument == null ? "give it one" : Source.absence(argument)));
        }
        return passed;
    }

    private static JsonNode typed(String name, Type.Parameter type, JsonNode value) {
        return Values.passed(type.kind(), value)
                .orElseThrow(() -> new StepException("Input `" + name + "` expects " + Values.word(type.kind())
                        + ", but " + Values.shown(value) + " came"));
    }
}
