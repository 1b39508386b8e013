package io.slipway.engine.step;

import io.slipway.engine.Passed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * What a step's {@code Output[Metrics]} hold.
 *
 * @param numbers by metric; NaN and infinity are possible
 * @param curves by metric, the index in the list is the step
 */
public record StepMetrics(Map<String, Double> numbers, Map<String, List<Double>> curves) {
    private static final String SCHEMA = "system.Metrics";

    public StepMetrics {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
    }

    /** A metric that a second output names again carries that output's name before its own. */
    public static StepMetrics of(Map<String, Passed> outputs) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        Map<String, List<Double>> curves = new LinkedHashMap<>();
        outputs.forEach((output, passed) -> metadata(passed).forEach((key, value) -> {
            String name = numbers.containsKey(key) || curves.containsKey(key) ? output + "." + key : key;
            number(value).ifPresent(number -> numbers.put(name, number));
            List<Double> points = curve(value);
            if (!points.isEmpty()) {
                curves.put(name, points);
            }
        }));
        return new StepMetrics(numbers, curves);
    }

    private static Map<String, JsonNode> metadata(Passed passed) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        if (passed instanceof Passed.Artifacts list) {
            list.artifacts().stream()
                    .filter(artifact -> artifact.schema().equals(SCHEMA))
                    .forEach(artifact -> all.putAll(artifact.metadata()));
        }
        return all;
    }

    /** JSON has no word for NaN: what passed through other hands may hold it as text. */
    private static OptionalDouble number(JsonNode value) {
        if (value.isNumber()) {
            return OptionalDouble.of(value.doubleValue());
        }
        return switch (value.isString() ? value.stringValue() : "") {
            case "NaN" -> OptionalDouble.of(Double.NaN);
            case "Infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    /** The points of a list that holds numbers only; nothing otherwise. */
    private static List<Double> curve(JsonNode value) {
        List<Double> points = value.isArray()
                ? value.valueStream()
                        .map(StepMetrics::number)
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .toList()
                : List.of();
        return points.size() == value.size() ? points : List.of();
    }
}
