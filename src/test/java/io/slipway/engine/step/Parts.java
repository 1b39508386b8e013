package io.slipway.engine.step;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import io.slipway.pipeline.Type.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Small pieces of pipelines, for tests. */
final class Parts {
    static final Constants CONSTANTS =
            new Constants("Nightly run", "train", "r1", "fit", "s1", Instant.parse("2026-03-01T12:00:00Z"));

    private Parts() {}

    static JsonNode json(String text) {
        return PythonJson.MAPPER.readTree(text);
    }

    static Passed value(String json) {
        return new Passed.Value(json(json));
    }

    static Passed artifact(String name, String schema, String uri, @Nullable String digest) {
        return new Passed.Artifacts(
                List.of(new Passed.Artifact(name, schema, "0.0.1", uri, digest == null ? null : 1L, digest, Map.of())));
    }

    static Input required(Kind kind) {
        return new Input(new Type.Parameter(kind), null, false, "", Map.of());
    }

    static Input optional(Kind kind, @Nullable String fallback) {
        return new Input(new Type.Parameter(kind), fallback == null ? null : json(fallback), true, "", Map.of());
    }

    static Input artifact(String schema) {
        return new Input(new Type.Artifact(schema, "0.0.1", false), null, false, "", Map.of());
    }

    static Output output(Kind kind) {
        return new Output(new Type.Parameter(kind), "", Map.of());
    }

    static Output made(String schema) {
        return new Output(new Type.Artifact(schema, "0.0.1", false), "", Map.of());
    }

    static Component python(String source, String function, Map<String, Input> inputs, Map<String, Output> outputs) {
        return new Component(
                "",
                inputs,
                outputs,
                new Implementation.PythonFunction(source, function, List.of(), List.of(), "python:3.11", Map.of()),
                Map.of());
    }

    static Component taking(Map<String, Input> inputs) {
        return python("def f(): pass", "f", inputs, Map.of());
    }

    static Component graph(Map<String, Input> inputs, Map<String, Output> outputs, Map<String, Argument> from) {
        return new Component("", inputs, outputs, new Implementation.Graph(Map.of(), from), Map.of());
    }

    static Step step(Map<String, Argument> arguments) {
        return Step.of("c", "", arguments);
    }

    static Argument literal(String json) {
        return new Argument.Literal(json(json));
    }

    static Argument given(String step, String output) {
        return new Argument.StepOutput(step, output);
    }

    static Scope scope(Map<String, Passed> inputs, Map<String, Map<String, Passed>> ran) {
        return new Scope(inputs, ran, CONSTANTS);
    }

    static <V> Map<String, V> map(String first, V value, Object... more) {
        Map<String, V> map = new LinkedHashMap<>();
        map.put(first, value);
        for (int i = 0; i < more.length; i += 2) {
            @SuppressWarnings("unchecked")
            V next = (V) more[i + 1];
            map.put((String) more[i], next);
        }
        return map;
    }
}
