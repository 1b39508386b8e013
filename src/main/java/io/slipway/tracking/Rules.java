package io.slipway.tracking;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** MLflow's rules for names, values and sizes, with its sentences: programs match on their wording. */
final class Rules {
    static final int PARAM_LENGTH = 6_000;
    static final int TAG_LENGTH = 8_000;
    private static final int KEY_LENGTH = 250;
    private static final int ITEMS = 1_000;
    private static final int PARAMS = 100;
    private static final Pattern NAME = Pattern.compile("[/\\w.\\- :]*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private Rules() {}

    static void experimentName(String name) {
        if (name.isBlank()) {
            throw TrackingException.invalid("Invalid experiment name: '" + name + "'");
        }
        length("name", 500, name);
    }

    static void location(@Nullable String location) {
        if (location == null) {
            return;
        }
        length("artifact_location", 2048, location);
        if (location.contains("#") || location.contains("?")) {
            throw TrackingException.invalid("'artifact_location' URL can't include fragments or params.");
        }
    }

    static void experimentTag(String tag, String text) {
        tagKey(tag, "key");
        length("value", 5000, text);
    }

    static long experimentId(String id) {
        if (!NUMBER.matcher(id).matches()) {
            throw TrackingException.invalid(
                    "Invalid experiment ID '" + id + "'. Experiment ID must be a valid integer.");
        }
        return Long.parseLong(id);
    }

    static void maxResults(int wanted, int most) {
        if (wanted < 1) {
            throw TrackingException.invalid(
                    "Invalid value " + wanted + " for parameter 'max_results' supplied. It must be a positive integer");
        }
        if (wanted > most) {
            throw TrackingException.invalid(
                    "Invalid value " + wanted + " for parameter 'max_results' supplied. It must be at most " + most);
        }
    }

    static void key(String key, String path, String what) {
        if (!NAME.matcher(key).matches()) {
            throw invalid(
                    key,
                    path,
                    "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ),"
                            + " colon(:) and slashes (/).");
        }
        String normal = normalised(key);
        if (!normal.equals(key) || key.equals(".") || key.startsWith("/") || key.startsWith("..")) {
            throw invalid(
                    key,
                    path,
                    "Names may be treated as files in certain cases, and must not resolve to other names when treated"
                            + " as such. This name would resolve to '" + normal + "'");
        }
        length(what, KEY_LENGTH, key);
    }

    private static String normalised(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        String joined = (path.startsWith("/") ? "/" : "") + String.join("/", parts);
        return joined.isEmpty() ? "." : joined;
    }

    static void batch(LogBatch batch) {
        limit(batch.metrics().size(), ITEMS, "metrics");
        limit(batch.params().size(), PARAMS, "params");
        limit(batch.tags().size(), PARAMS, "tags");
        limit(batch.metrics().size() + batch.params().size() + batch.tags().size(), ITEMS, "metrics, params, and tags");
        boolean single = batch.metrics().size() == 1
                && batch.params().isEmpty()
                && batch.tags().isEmpty();
        int index = 0;
        for (Metric metric : batch.metrics()) {
            metric(metric, single ? "" : "metrics[" + index + "].");
            index++;
        }
        index = 0;
        for (String key : batch.params().keySet()) {
            key(key, "params[" + index + "].key", "Param key");
            index++;
        }
        index = 0;
        for (String key : batch.tags().keySet()) {
            tagKey(key, "tags[" + index + "].key");
            index++;
        }
    }

    /** MLflow names one that is too long by where it stands. */
    static void tagKey(String key, String path) {
        key(key, path, path);
    }

    private static void metric(Metric metric, String path) {
        key(metric.name(), path + "name", "Metric name");
        if (metric.timestamp() < 0) {
            throw TrackingException.invalid("Invalid value " + metric.timestamp() + " for parameter '" + path
                    + "timestamp' supplied: metric '" + metric.name() + "' (value=" + metric.value()
                    + "). Timestamp must be a nonnegative long (64-bit integer) ");
        }
    }

    static Metric finite(Metric metric) {
        if (!Double.isInfinite(metric.value())) {
            return metric;
        }
        double greatest = Math.copySign(Double.MAX_VALUE, metric.value());
        return new Metric(metric.name(), greatest, metric.timestamp(), metric.step());
    }

    static Map<String, String> truncated(Map<String, String> entries, int length) {
        Map<String, String> shorter = new LinkedHashMap<>();
        entries.forEach((key, text) -> shorter.put(key, text.length() > length ? text.substring(0, length) : text));
        return shorter;
    }

    static TrackingException changedParams(String run, Map<String, String[]> changed, boolean single) {
        if (single) {
            Map.Entry<String, String[]> one = changed.entrySet().iterator().next();
            return TrackingException.invalid("Changing param values is not allowed. Param with key='" + one.getKey()
                    + "' was already logged with value='" + one.getValue()[0] + "' for run ID='" + run
                    + "'. Attempted logging new value '" + one.getValue()[1] + "'.");
        }
        String list = changed.entrySet().stream()
                .map(entry -> "{'key': '" + entry.getKey() + "', 'old_value': '" + entry.getValue()[0]
                        + "', 'new_value': '" + entry.getValue()[1] + "'}")
                .collect(Collectors.joining(", "));
        return TrackingException.invalid("Changing param values is not allowed. Params were already logged='[" + list
                + "]' for run ID='" + run + "'.");
    }

    static void dataset(Dataset dataset) {
        length("name", 500, dataset.name());
        length("digest", 36, dataset.digest());
        length("source_type", 36, dataset.sourceType());
        length("source", 65_535, dataset.source());
        length("schema", 1_048_575, dataset.schema() == null ? "" : dataset.schema());
        length("profile", 16_777_215, dataset.profile() == null ? "" : dataset.profile());
        dataset.tags().forEach((tag, text) -> {
            length("key", 255, tag);
            length("value", 500, text);
        });
    }

    private static void limit(int count, int most, String what) {
        if (count > most) {
            throw TrackingException.invalid("A batch logging request can contain at most " + most + " " + what
                    + ". Got " + count + " " + what + ". Please split up " + what
                    + " across multiple requests and try again.");
        }
    }

    static void length(String what, int most, String text) {
        if (text.length() > most) {
            throw TrackingException.invalid("'" + what + "' exceeds the maximum length of " + most + " characters");
        }
    }

    private static TrackingException invalid(String value, String path, String why) {
        return TrackingException.invalid(
                "Invalid value \"" + value + "\" for parameter '" + path + "' supplied: " + why);
    }
}
