package io.slipway.pipeline.check;

import io.slipway.pipeline.Step;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Resources in Kubernetes' words. */
final class Quantities {
    private static final Pattern CPU = Pattern.compile("\\d+m|\\d+(\\.\\d+)?");
    private static final Pattern MEMORY = Pattern.compile("\\d+(\\.\\d+)?(Ei|Pi|Ti|Gi|Mi|Ki|E|P|T|G|M|k|K)?");
    private static final Pattern COUNT = Pattern.compile("\\d+");
    private static final Pattern GPU = Pattern.compile("[a-z0-9.-]+/[A-Za-z0-9._-]+");
    private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)([A-Za-z]*)");
    private static final Map<String, BigDecimal> UNITS = units();

    private Quantities() {}

    static void check(Step step, String path, Checks.Found found) {
        Step.Resources asked = step.resources();
        check(CPU, asked.cpuRequest(), path, "CPU asked", "cores such as 2, 0.5 or 500m", found);
        check(CPU, asked.cpuLimit(), path, "CPU limit", "cores such as 2, 0.5 or 500m", found);
        check(MEMORY, asked.memoryRequest(), path, "memory asked", "an amount such as 512M or 16Gi", found);
        check(MEMORY, asked.memoryLimit(), path, "memory limit", "an amount such as 512M or 16Gi", found);
        fits(asked.cpuRequest(), asked.cpuLimit(), path, "CPU", found);
        fits(asked.memoryRequest(), asked.memoryLimit(), path, "memory", found);
        if (!asked.gpuType().isEmpty()
                && !asked.gpuType().contains("{{")
                && !GPU.matcher(asked.gpuType()).matches()) {
            found.warning(
                    path,
                    "A cluster knows its GPUs as a resource such as nvidia.com/gpu, not as \"" + asked.gpuType()
                            + "\"");
        }
        check(COUNT, asked.gpuCount(), path, "number of GPUs", "a whole number such as 1", found);
    }

    /** What no scheduler takes, which the cluster would say in its own words only when the step starts. */
    private static void fits(String asked, String most, String path, String what, Checks.Found found) {
        BigDecimal wanted = number(asked);
        BigDecimal limit = number(most);
        if (wanted != null && limit != null && wanted.compareTo(limit) > 0) {
            found.warning(
                    path,
                    "No cluster takes it: it asks for more " + what + " (" + asked + ") than it may have at most ("
                            + most + ")");
        }
    }

    private static @Nullable BigDecimal number(String text) {
        Matcher parts = AMOUNT.matcher(text);
        BigDecimal unit = parts.matches() ? UNITS.get(parts.group(2)) : null;
        return unit == null ? null : new BigDecimal(parts.group(1)).multiply(unit);
    }

    private static Map<String, BigDecimal> units() {
        Map<String, BigDecimal> units = new HashMap<>(Map.of("", BigDecimal.ONE, "m", new BigDecimal("0.001")));
        String[] names = {"K", "M", "G", "T", "P", "E"};
        for (int power = 1; power <= names.length; power++) {
            units.put(names[power - 1], BigDecimal.TEN.pow(3 * power));
            units.put(names[power - 1] + "i", BigDecimal.TWO.pow(10 * power));
        }
        units.put("k", BigDecimal.TEN.pow(3));
        return units;
    }

    private static void check(
            Pattern pattern, String text, String path, String what, String expected, Checks.Found found) {
        // A placeholder is filled in when the step starts.
        if (!text.isEmpty() && !text.contains("{{") && !pattern.matcher(text).matches()) {
            found.error(path, "The " + what + " must be " + expected + "; \"" + text + "\" is none");
        }
    }
}
