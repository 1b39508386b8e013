package io.slipway.engine.step;

import io.slipway.pipeline.Type.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** What the SDK's executor wrote about its outputs ({@code output_metadata.json}); nothing where it wrote nothing. */
record ExecutorOutput(JsonNode content) {
    private static final long LIMIT = 64L << 20;

    static ExecutorOutput read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return new ExecutorOutput(MissingNode.getInstance());
            }
            if (Files.size(file) > LIMIT) {
                throw new StepException(
                        "The step's output values and metadata take more than 64 MB: write large data to an"
                                + " output artifact instead");
            }
            return new ExecutorOutput(PythonJson.MAPPER.readTree(Files.readAllBytes(file)));
        } catch (IOException | JacksonException unreadable) {
            throw new StepException("The step's outputs can't be read: expected JSON in " + file + " ("
                    + unreadable.getMessage() + ")");
        }
    }

    /** The value of a parameter, if it is there. */
    Optional<JsonNode> parameter(String name, Kind kind) {
        JsonNode value = content.path("parameterValues").path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        // Python's bool is an int too.
        JsonNode number = kind == Kind.INTEGER && value.isBoolean()
                ? JsonNodeFactory.instance.numberNode(value.booleanValue() ? 1 : 0)
                : value;
        return Optional.of(Values.passed(kind, number)
                .orElseThrow(() -> new StepException("The step gave " + Values.shown(value) + " for its output `" + name
                        + "`, expected " + Values.word(kind))));
    }

    /** What was written about an artifact; a missing node if nothing. */
    JsonNode artifact(String name) {
        return content.path("artifacts").path(name).path("artifacts").path(0);
    }
}
