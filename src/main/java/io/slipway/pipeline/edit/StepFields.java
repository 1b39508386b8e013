package io.slipway.pipeline.edit;

import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.SecretUse;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Step.Resources;
import io.slipway.pipeline.Step.Retry;
import io.slipway.pipeline.Step.StartWhen;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a step that a form changes one at a time. */
final class StepFields {
    private StepFields() {}

    static Step set(Step step, String field, JsonNode value) {
        String title = field.equals("title") ? text(field, value).strip() : step.title();
        String notes = field.equals("notes") ? text(field, value) : step.notes();
        boolean cache = field.equals("cache") ? flag(value) : step.cache();
        StartWhen startWhen = field.equals("startWhen") ? startWhen(value) : step.startWhen();
        Retry retry = field.equals("retry") ? retry(value) : step.retry();
        Resources resources = field.equals("resources") ? resources(value) : step.resources();
        List<SecretUse> secrets = field.equals("secrets") ? secrets(value) : step.secrets();
        if (!field.matches("title|notes|cache|retry|resources|secrets|startWhen")) {
            throw new InvalidEditException("A step has no field " + field);
        }
        return new Step(
                step.component(),
                title,
                step.arguments(),
                step.after(),
                step.when(),
                startWhen,
                retry,
                cache,
                resources,
                secrets,
                step.position(),
                notes,
                step.foreign());
    }

    private static String text(String field, JsonNode value) {
        if (!value.isString()) {
            throw new InvalidEditException("The " + field + " of a step is text; " + value + " is none");
        }
        return value.asString();
    }

    private static boolean flag(JsonNode value) {
        if (!value.isBoolean()) {
            throw new InvalidEditException("Whether results are reused is true or false, not " + value);
        }
        return value.asBoolean();
    }

    private static StartWhen startWhen(JsonNode value) {
        try {
            return StartWhen.valueOf(value.asString().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidEditException(
                    "A step starts when all before it succeeded or ended; " + value + " is neither");
        }
    }

    private static @Nullable Retry retry(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        Retry retry = new Retry(
                value.path("count").asInt(-1),
                value.path("backoffSeconds").asDouble(0),
                value.path("factor").asDouble(2),
                value.path("maxBackoffSeconds").asDouble(3600));
        if (retry.count() < 1 || retry.count() > 100 || retry.backoffSeconds() < 0) {
            throw new InvalidEditException(
                    "A step is tried up to 100 times more, with 0 or more seconds between; came " + value);
        }
        return retry;
    }

    private static List<SecretUse> secrets(JsonNode value) {
        return value.valueStream()
                .map(use -> new SecretUse(
                        use.path("secret").asString("").strip(),
                        use.path("variable").asString("").strip(),
                        use.path("file").asBoolean(false)))
                .toList();
    }

    private static Resources resources(JsonNode value) {
        return new Resources(
                value.path("cpuRequest").asString(""),
                value.path("cpuLimit").asString(""),
                value.path("memoryRequest").asString(""),
                value.path("memoryLimit").asString(""),
                value.path("gpuType").asString(""),
                value.path("gpuCount").asString(""));
    }
}
