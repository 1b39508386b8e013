package io.slipway.pipeline.check;

import io.slipway.pipeline.Step;
import java.util.regex.Pattern;

/** Resources in Kubernetes' words. */
final class Quantities {
    private static final Pattern CPU = Pattern.compile("\\d+m|\\d+(\\.\\d+)?");
    private static final Pattern MEMORY = Pattern.compile("\\d+(\\.\\d+)?(Ei|Pi|Ti|Gi|Mi|Ki|E|P|T|G|M|k|K)?");
    private static final Pattern COUNT = Pattern.compile("\\d+");

    private Quantities() {}

    static void check(Step step, String path, Checks.Found found) {
        Step.Resources asked = step.resources();
        check(CPU, asked.cpuRequest(), path, "CPU asked", "cores such as 2, 0.5 or 500m", found);
        check(CPU, asked.cpuLimit(), path, "CPU limit", "cores such as 2, 0.5 or 500m", found);
        check(MEMORY, asked.memoryRequest(), path, "memory asked", "an amount such as 512M or 16Gi", found);
        check(MEMORY, asked.memoryLimit(), path, "memory limit", "an amount such as 512M or 16Gi", found);
        check(COUNT, asked.gpuCount(), path, "number of GPUs", "a whole number such as 1", found);
    }

    private static void check(
            Pattern pattern, String text, String path, String what, String expected, Checks.Found found) {
        // A placeholder is filled in when the step starts.
        if (!text.isEmpty() && !text.contains("{{") && !pattern.matcher(text).matches()) {
            found.error(path, "The " + what + " must be " + expected + "; \"" + text + "\" is none");
        }
    }
}
