package io.slipway.format.kfp;

import io.slipway.pipeline.Pipeline;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The comment at the top of a compiled file, from which the SDK's loader also takes the description. */
final class Heading {
    private Heading() {}

    static String of(Pipeline pipeline, ObjectNode spec) {
        StringBuilder heading = new StringBuilder("# PIPELINE DEFINITION\n");
        line(heading, "# Name: " + Trees.text(Trees.at(spec, "pipelineInfo"), "name"));
        if (!pipeline.description().isEmpty()) {
            line(
                    heading,
                    "# Description: "
                            + String.join(
                                    "\n#              ",
                                    pipeline.description().lines().toList()));
        }
        ObjectNode root = Trees.at(spec, "root");
        ports(heading, "# Inputs:", Trees.at(root, "inputDefinitions"));
        ports(heading, "# Outputs:", Trees.at(root, "outputDefinitions"));
        return heading.toString();
    }

    private static void ports(StringBuilder heading, String title, ObjectNode definitions) {
        Map<String, String> lines = new TreeMap<>();
        Trees.entries(definitions, "parameters").forEach(each -> lines.put(each.getKey(), parameter(each.getValue())));
        Trees.entries(definitions, "artifacts")
                .forEach(each ->
                        lines.put(each.getKey(), Trees.text(Trees.at(each.getValue(), "artifactType"), "schemaTitle")));
        if (!lines.isEmpty()) {
            line(heading, title);
            lines.forEach((name, text) -> line(heading, "#    " + name + ": " + text));
        }
    }

    private static String parameter(JsonNode spec) {
        String type = switch (Kinds.parameter(spec, "").kind()) {
            case STRING -> "str";
            case INTEGER -> "int";
            case DOUBLE -> "float";
            case LIST -> "list";
            case STRUCT -> "dict";
            case BOOLEAN -> "bool";
            case TASK_FINAL_STATUS -> "PipelineTaskFinalStatus";
            case TASK_CONFIG -> "TaskConfig";
        };
        JsonNode value = spec.get("defaultValue");
        return value == null ? type : type + " [Default: " + python(value) + "]";
    }

    private static String python(JsonNode value) {
        if (value.isString()) {
            return "'" + value.stringValue().replace("\n", "\\n") + "'";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "True" : "False";
        }
        return value.isFloatingPointNumber() ? YamlText.number(value.doubleValue()) : value.toString();
    }

    private static void line(StringBuilder heading, String text) {
        // whatever a YAML reader takes for the end of a line would end the comment
        heading.append(text.replaceAll("[\\r\\x85\\u2028\\u2029\\ufeff\\x00-\\x08]", " "))
                .append('\n');
    }
}
