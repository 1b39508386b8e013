package io.slipway.engine.step;

import io.slipway.pipeline.Type.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Output parameters that a step wrote to a file of its own ({@code OutputPath(int)}), read by KFP's rules. */
record ParameterFiles(AttemptPaths paths) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
    private static final long LIMIT = 16L << 20;

    JsonNode read(String output, Kind kind) {
        String text = text(output);
        try {
            return Values.of(kind, parsed(text, kind)).orElseThrow(() -> wrong(output, kind, text));
        } catch (NumberFormatException | JacksonException unreadable) {
            throw wrong(output, kind, text);
        }
    }

    private static JsonNode parsed(String text, Kind kind) {
        String trimmed = text.strip();
        return switch (kind) {
            case STRING -> NODES.stringNode(text);
            case INTEGER -> NODES.numberNode(Long.parseLong(trimmed));
            case DOUBLE -> NODES.numberNode(number(trimmed));
            case BOOLEAN -> truth(trimmed);
            case LIST, STRUCT, TASK_FINAL_STATUS, TASK_CONFIG -> PythonJson.MAPPER.readTree(trimmed);
        };
    }

    /** Python writes {@code nan} and {@code inf}. */
    private static double number(String text) {
        return switch (text) {
            case "nan", "NaN" -> Double.NaN;
            case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static JsonNode truth(String text) {
        return TRUE.contains(text)
                ? NODES.booleanNode(true)
                : FALSE.contains(text) ? NODES.booleanNode(false) : NODES.stringNode(text);
    }

    private String text(String output) {
        Path file = paths.parameter(output);
        try {
            if (!Files.isRegularFile(file)) {
                throw new StepException("The step ended well but gave no value for its output `" + output
                        + "`: return it, or write it to the output's path");
            }
            if (Files.size(file) > LIMIT) {
                throw new StepException("The output `" + output
                        + "` takes more than 16 MB, too much for a value: make it an output artifact instead");
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new StepException("The output `" + output + "` can't be read as text in UTF-8 from " + file + " ("
                    + unreadable + ")");
        }
    }

    private static StepException wrong(String output, Kind kind, String text) {
        return new StepException("The step gave " + Values.shown(NODES.stringNode(text)) + " for its output `" + output
                + "`, expected " + Values.word(kind));
    }
}
