package io.slipway.tracking;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** MLflow's rules for names, aliases, versions and stages of its registry, with its sentences. */
final class RegistryRules {
    static final String NO_STAGE = "None";
    static final String ARCHIVED = "Archived";
    private static final List<String> ACTIVE = List.of("Staging", "Production");
    private static final List<String> STAGES = List.of(NO_STAGE, "Staging", "Production", ARCHIVED);
    private static final Pattern ALIAS = Pattern.compile("[\\w\\-]*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern VERSION_ALIAS = Pattern.compile("[vV]\\d+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private RegistryRules() {}

    static void name(String name, String field) {
        if (name.isBlank()) {
            throw TrackingException.invalid("Missing value for required parameter '" + field + "'.");
        }
        if (name.contains("/") || name.contains(":")) {
            throw TrackingException.invalid("Invalid model name '" + name + "'. Names cannot contain '/' or ':'.");
        }
        if (name.equals(".") || name.equals("..")) {
            throw TrackingException.invalid("Invalid model name '" + name
                    + "'. Names may be treated as files in certain cases, and must not resolve to other names.");
        }
        Rules.length(field, 256, name);
    }

    static void tags(Map<String, String> tags) {
        tags.forEach((tag, text) -> {
            Rules.tagKey(tag, "key");
            Rules.length("value", 100_000, text);
        });
    }

    static void description(String description) {
        Rules.length("description", 100_000, description);
    }

    static void alias(String alias) {
        if (alias.isEmpty()) {
            throw TrackingException.invalid("Registered model alias name cannot be empty.");
        }
        if (!ALIAS.matcher(alias).matches()) {
            throw TrackingException.invalid("Invalid alias name: '" + alias
                    + "'. Names may only contain alphanumerics, underscores (_), and dashes (-).");
        }
        Rules.length("Registered model alias name", 255, alias);
    }

    static void freeAlias(String alias) {
        alias(alias);
        if (alias.equalsIgnoreCase("latest")) {
            throw TrackingException.invalid("'latest' alias name (case insensitive) is reserved.");
        }
        if (VERSION_ALIAS.matcher(alias).matches()) {
            throw TrackingException.invalid("Version alias name '" + alias + "' is reserved.");
        }
    }

    static long version(String version) {
        if (!NUMBER.matcher(version).matches()) {
            throw TrackingException.invalid("Parameter 'version' must be an integer, got '" + version + "'.");
        }
        return Long.parseLong(version);
    }

    static String stage(String stage) {
        return STAGES.stream()
                .filter(known -> known.equalsIgnoreCase(stage))
                .findFirst()
                .orElseThrow(() -> TrackingException.invalid("Invalid Model Version stage: " + stage
                        + ". Value must be one of " + String.join(", ", STAGES) + "."));
    }

    static void mayArchiveOthers(String stage) {
        if (!ACTIVE.contains(stage)) {
            throw TrackingException.invalid(String.format(
                    Locale.ROOT,
                    "Model version transition cannot archive existing model versions because '%s' is not an"
                            + " Active stage. Valid stages are ['Staging', 'Production']",
                    stage));
        }
    }
}
