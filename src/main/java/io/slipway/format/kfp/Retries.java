package io.slipway.format.kfp;

import io.slipway.pipeline.Step.Retry;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A task's {@code retryPolicy}. */
final class Retries {
    private Retries() {}

    static Retry read(JsonNode policy) {
        return new Retry(
                policy.has("maxRetryCount") ? Integer.parseInt(whole(policy.get("maxRetryCount"))) : 0,
                seconds(policy, "backoffDuration", 0),
                policy.has("backoffFactor") ? policy.get("backoffFactor").asDouble() : 2,
                seconds(policy, "backoffMaxDuration", 3600));
    }

    private static String whole(JsonNode number) {
        return Trees.plain(number).asString();
    }

    private static double seconds(JsonNode policy, String key, double otherwise) {
        String text = Trees.text(policy, key);
        return text.isEmpty() ? otherwise : Double.parseDouble(text.substring(0, text.length() - 1));
    }

    static ObjectNode write(Retry retry) {
        return Trees.object()
                .put("backoffDuration", duration(retry.backoffSeconds()))
                .put("backoffFactor", retry.factor())
                .put("backoffMaxDuration", duration(retry.maxBackoffSeconds()))
                .put("maxRetryCount", retry.count());
    }

    private static String duration(double seconds) {
        return BigDecimal.valueOf(seconds).stripTrailingZeros().toPlainString() + "s";
    }
}
