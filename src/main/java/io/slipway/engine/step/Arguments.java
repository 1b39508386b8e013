package io.slipway.engine.step;

import io.slipway.engine.InvalidRunException;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run's arguments against the parameters of its pipeline. */
public final class Arguments {
    private Arguments() {}

    /**
     * The values by parameter, in the pipeline's order, defaults filled in; an optional one without default is left out.
     * {@link InvalidRunException} with a sentence for each parameter that is missing, unknown or of a wrong type.
     */
    public static Map<String, JsonNode> complete(Component root, Map<String, JsonNode> given) {
        Map<String, String> problems = problems(root, given);
        if (!problems.isEmpty()) {
            throw new InvalidRunException(String.join(". ", problems.values()), problems);
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        root.inputs().forEach((name, input) -> {
            JsonNode value = present(given.get(name));
            JsonNode chosen = value == null ? present(input.defaultValue()) : value;
            if (chosen != null) {
                values.put(name, Values.plain(chosen));
            }
        });
        return values;
    }

    /** A sentence for each argument that is wrong; empty if {@link #complete} would answer. */
    public static Map<String, String> problems(Component root, Map<String, JsonNode> given) {
        Map<String, String> problems = new LinkedHashMap<>();
        root.inputs()
                .forEach((name, input) -> problem(name, input, present(given.get(name)))
                        .ifPresent(sentence -> problems.put(name, sentence)));
        given.forEach((name, value) -> {
            if (!root.inputs().containsKey(name)) {
                problems.put(name, unknown(name, root));
            }
        });
        return problems;
    }

    private static Optional<String> problem(String name, Input input, @Nullable JsonNode value) {
        return switch (input.type()) {
            case Type.Artifact artifact ->
                input.optional() && value == null
                        ? Optional.empty()
                        : Optional.of(
                                "The pipeline takes `" + name + "` as an artifact, which a run can't be given yet:"
                                        + " take it from an importer step instead");
            case Type.Parameter parameter ->
                value == null ? missing(name, input, parameter) : wrong(name, input, parameter, value);
        };
    }

    private static Optional<String> missing(String name, Input input, Type.Parameter parameter) {
        return input.required()
                ? Optional.of("`" + name + "` has no value: give it " + Values.word(parameter.kind()))
                : Optional.empty();
    }

    private static Optional<String> wrong(String name, Input input, Type.Parameter parameter, JsonNode value) {
        Optional<JsonNode> typed = Values.of(parameter.kind(), value);
        if (typed.isEmpty()) {
            return Optional.of("`" + name + "` must be " + Values.word(parameter.kind()) + ", but "
                    + Values.shown(value) + " came");
        }
        JsonNode literals = input.foreign().get("literals");
        if (literals == null
                || literals.isEmpty()
                || literals.valueStream().anyMatch(one -> Values.plain(one).equals(typed.get()))) {
            return Optional.empty();
        }
        return Optional.of("`" + name + "` must be one of "
                + literals.valueStream().map(Values::shown).collect(Collectors.joining(", ")) + ", but "
                + Values.shown(value) + " came");
    }

    private static String unknown(String name, Component root) {
        String known = root.inputs().isEmpty()
                ? "it has none"
                : "it has "
                        + root.inputs().keySet().stream()
                                .map(one -> "`" + one + "`")
                                .collect(Collectors.joining(", "));
        return "The pipeline has no parameter `" + name + "`: " + known;
    }

    /** JSON null is how a form says that nothing was given. */
    static @Nullable JsonNode present(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }
}
