package io.slipway.ui.home;

import io.slipway.format.FromSource;
import io.slipway.format.PythonFunctions;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Short words for the pieces of the sample. */
final class SampleSteps {
    private SampleSteps() {}

    static InputStream resource(String name) {
        InputStream bytes = SampleSteps.class.getResourceAsStream("/sample/" + name);
        if (bytes == null) {
            throw new IllegalStateException("the jar lacks sample/" + name);
        }
        return bytes;
    }

    static Component function(String name) {
        try (InputStream bytes = resource(name + ".py")) {
            String source = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return switch (PythonFunctions.component(source, List.of(), PythonFunctions.DEFAULT_IMAGE)) {
                case FromSource.Made made -> made.component();
                case FromSource.Wrong wrong -> throw new IllegalStateException(name + ": " + wrong.problems());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Step step(String component, String title, Map<String, Argument> arguments, double x, double y) {
        return Step.of(component, title, arguments).withPosition(new Step.Position(x, y, null, null));
    }

    static Step when(Step step, String rule) {
        return step.withWhen(rule);
    }

    static Argument output(String step, String output) {
        return new Argument.StepOutput(step, output);
    }

    static Argument parameter(String name) {
        return new Argument.FromInput(name);
    }

    static Input given(Type type, JsonNode value, String description) {
        return new Input(type, value, true, description, Map.of());
    }

    static JsonNode number(double value) {
        return JsonNodeFactory.instance.numberNode(value);
    }
}
