package io.slipway.engine.step;

import io.slipway.engine.Passed;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * KFP's placeholders in the constants of a step: those of the run, and other inputs of the same step
 * ({@code {{$.inputs.parameters['x']}}}, which is what the SDK makes of an f-string). They are replaced inside the
 * strings of the value, never in its JSON text, and never in data that a step gave.
 */
final class Placeholders {
    private static final Pattern ANY = Pattern.compile(
            "\\{\\{\\$\\.(?:inputs\\.parameters\\[(?:'([^']*)'|\"([^\"]*)\")\\]|(pipeline_\\w+))\\}\\}");

    private Placeholders() {}

    static JsonNode replace(JsonNode constant, Constants constants, Map<String, Passed> inputs) {
        return each(constant, text -> replaced(text, constants, inputs));
    }

    /** Only those of inputs; for what belongs to a component, not to a step. */
    static JsonNode inputs(JsonNode constant, Map<String, Passed> inputs) {
        return each(constant, text -> replaced(text, null, inputs));
    }

    private static JsonNode each(JsonNode value, Function<String, String> change) {
        return switch (value) {
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.values().forEach(element -> copy.add(each(element, change)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(one -> copy.set(one.getKey(), each(one.getValue(), change)));
                yield copy;
            }
            default ->
                value.isString() ? JsonNodeFactory.instance.stringNode(change.apply(value.stringValue())) : value;
        };
    }

    private static String replaced(String text, @Nullable Constants constants, Map<String, Passed> inputs) {
        return ANY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement(found, constants, inputs)));
    }

    private static String replacement(MatchResult found, @Nullable Constants constants, Map<String, Passed> inputs) {
        String constant = found.group(3);
        if (constant != null) {
            String known = constants == null ? null : constant(constant, constants);
            return known == null ? found.group() : known;
        }
        String input = found.group(1) == null ? found.group(2) : found.group(1);
        if (inputs.get(input) instanceof Passed.Value value && !value.json().isNull()) {
            return Values.text(value.json());
        }
        throw new StepException("A constant refers to the input `" + input + "`, which has no value");
    }

    private static @Nullable String constant(String name, Constants constants) {
        return switch (name) {
            case "pipeline_job_name" -> constants.runTitle();
            case "pipeline_job_resource_name" -> constants.resourceName();
            case "pipeline_job_uuid" -> constants.run();
            case "pipeline_task_name" -> constants.stepName();
            case "pipeline_task_uuid" -> constants.stepRun();
            // Nothing is scheduled yet: the run's beginning is both.
            case "pipeline_job_create_time_utc", "pipeline_job_schedule_time_utc" ->
                constants.created().toString();
            default -> null;
        };
    }
}
