package io.slipway.engine.step;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where an attempt finds and leaves what. The executor output stands at the top: the SDK takes its folder as the task's root. */
record AttemptPaths(Path folder) {
    private static final Pattern PLAIN = Pattern.compile("[\\w-][\\w.-]{0,199}");

    Path work() {
        return folder.resolve("work");
    }

    Path executorOutput() {
        return folder.resolve("outputs").resolve("output_metadata.json");
    }

    Path parameter(String output) {
        return folder.resolve("outputs").resolve("parameters").resolve(file(output));
    }

    Path artifact(String output) {
        return folder.resolve("outputs").resolve("artifacts").resolve(file(output));
    }

    /** A name out of somebody's file must not lead elsewhere. */
    private static String file(String output) {
        return PLAIN.matcher(output).matches()
                ? output
                : "%" + URLEncoder.encode(output, StandardCharsets.UTF_8).replace(".", "%2E");
    }
}
