package io.slipway.engine.live;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts in Kubernetes' words: {@code 500m}, {@code 2Gi}. */
final class Quantity {
    private static final Pattern SHAPE = Pattern.compile("([0-9.]+)\\s*([A-Za-z]*)");
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("m", 1e-3),
            Map.entry("k", 1e3),
            Map.entry("K", 1e3),
            Map.entry("M", 1e6),
            Map.entry("G", 1e9),
            Map.entry("T", 1e12),
            Map.entry("Ki", 1024.0),
            Map.entry("Mi", 1024.0 * 1024),
            Map.entry("Gi", 1024.0 * 1024 * 1024),
            Map.entry("Ti", 1024.0 * 1024 * 1024 * 1024));

    private Quantity() {}

    /** The first of these that says something; 0 if none does. */
    static double of(String... texts) {
        for (String text : texts) {
            Matcher shape = SHAPE.matcher(text.strip());
            if (shape.matches() && UNITS.containsKey(shape.group(2))) {
                return number(shape.group(1)) * UNITS.getOrDefault(shape.group(2), 1.0);
            }
        }
        return 0;
    }

    private static double number(String digits) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
