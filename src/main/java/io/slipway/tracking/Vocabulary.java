package io.slipway.tracking;

import io.slipway.tracking.Clause.Entity;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys that a filter or an order may name, and the columns behind its attributes. */
record Vocabulary(
        Map<String, String> texts, Map<String, String> numbers, Map<String, String> onlyOrdered, Set<Entity> entities) {
    static final Vocabulary RUNS = new Vocabulary(
            ordered(
                    "run_id", "r.id",
                    "run_name", "r.name",
                    "run name", "r.name",
                    "Run name", "r.name",
                    "Run Name", "r.name",
                    "user_id", "r.user_name",
                    "status", "r.status",
                    "artifact_uri", "r.artifact_uri"),
            ordered(
                    "start_time", "r.started",
                    "end_time", "r.ended",
                    "created", "r.started",
                    "Created", "r.started",
                    "duration", "(r.ended - r.started)"),
            Map.of(),
            EnumSet.allOf(Entity.class));
    static final Vocabulary EXPERIMENTS = new Vocabulary(
            ordered("name", "e.name"),
            ordered("creation_time", "e.created", "last_update_time", "e.updated"),
            Map.of("experiment_id", "e.number"),
            EnumSet.of(Entity.TAG, Entity.ATTRIBUTE));
    static final Vocabulary REGISTERED_MODELS = new Vocabulary(
            ordered("name", "m.name"),
            Map.of(),
            Map.of(
                    "timestamp", "m.updated",
                    "last_updated_timestamp", "m.updated",
                    "creation_timestamp", "m.created"),
            EnumSet.of(Entity.TAG, Entity.ATTRIBUTE));
    static final Vocabulary MODEL_VERSIONS = new Vocabulary(
            ordered("name", "m.name", "source_path", "v.source", "run_id", "v.run"),
            ordered("version_number", "v.version"),
            Map.of("last_updated_timestamp", "v.updated", "creation_timestamp", "v.created"),
            EnumSet.of(Entity.TAG, Entity.ATTRIBUTE));

    static final Vocabulary LOGGED_MODELS = new Vocabulary(
            ordered(
                    "name", "",
                    "model_id", "",
                    "model_type", "",
                    "experiment_id", "",
                    "source_run_id", "",
                    "artifact_location", "",
                    "status", ""),
            ordered(
                    "creation_timestamp", "",
                    "creation_timestamp_ms", "",
                    "creation_time", "",
                    "last_updated_timestamp", "",
                    "last_updated_timestamp_ms", "",
                    "last_updated_time", ""),
            Map.of(),
            EnumSet.of(Entity.METRIC, Entity.PARAMETER, Entity.TAG, Entity.ATTRIBUTE));

    private static final Map<String, Entity> PREFIXES = Map.ofEntries(
            Map.entry("metric", Entity.METRIC),
            Map.entry("metrics", Entity.METRIC),
            Map.entry("param", Entity.PARAMETER),
            Map.entry("params", Entity.PARAMETER),
            Map.entry("parameter", Entity.PARAMETER),
            Map.entry("parameters", Entity.PARAMETER),
            Map.entry("tag", Entity.TAG),
            Map.entry("tags", Entity.TAG),
            Map.entry("attribute", Entity.ATTRIBUTE),
            Map.entry("attributes", Entity.ATTRIBUTE),
            Map.entry("attr", Entity.ATTRIBUTE),
            Map.entry("run", Entity.ATTRIBUTE),
            Map.entry("dataset", Entity.DATASET),
            Map.entry("datasets", Entity.DATASET));

    /** A key with what it belongs to. */
    record Key(Entity entity, String name) {}

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    Key filterKey(String identifier) {
        Key key = split(identifier);
        if (key.entity() == Entity.ATTRIBUTE && column(key.name()) == null) {
            throw unknown(key.name());
        }
        if (key.entity() == Entity.DATASET
                && !List.of("name", "digest", "context").contains(key.name())) {
            throw TrackingException.invalid("Invalid dataset key '" + key.name()
                    + "' specified. Valid keys are '{'name', 'digest', 'context'}'");
        }
        return key;
    }

    Key orderKey(String identifier) {
        Key key = split(identifier);
        if (key.entity() == Entity.DATASET) {
            throw TrackingException.invalid("Invalid order_by entity `dataset` with key `" + key.name() + "`");
        }
        boolean known = onlyOrdered.containsKey(key.name()) || column(key.name()) != null;
        boolean ofRegistry = equals(REGISTERED_MODELS) || equals(MODEL_VERSIONS);
        if ((key.entity() == Entity.ATTRIBUTE && !known) || (ofRegistry && key.entity() != Entity.ATTRIBUTE)) {
            throw unknown(key.name());
        }
        return key;
    }

    String orderColumn(String name) {
        String column = onlyOrdered.get(name);
        return column != null ? column : Objects.requireNonNull(column(name));
    }

    boolean numeric(String attribute) {
        return numbers.containsKey(attribute);
    }

    @Nullable
    String column(String attribute) {
        String text = texts.get(attribute);
        return text != null ? text : numbers.get(attribute);
    }

    private Key split(String identifier) {
        int dot = identifier.indexOf('.');
        boolean bare = dot < 0 || identifier.startsWith("`") || identifier.startsWith("\"");
        String prefix = bare ? "attribute" : identifier.substring(0, dot);
        Entity entity = PREFIXES.get(prefix);
        if (entity == null || !entities.contains(entity)) {
            String valid = entities.contains(Entity.DATASET)
                    ? "['metric', 'parameter', 'tag', 'attribute', 'dataset']"
                    : "['tag', 'attribute']";
            throw TrackingException.invalid("Invalid entity type '" + prefix + "'. Valid values are " + valid);
        }
        return new Key(entity, unquoted(bare ? identifier : identifier.substring(dot + 1)));
    }

    static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && "`\"'".indexOf(text.charAt(0)) >= 0
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private TrackingException unknown(String name) {
        String valid = java.util.stream.Stream.concat(texts.keySet().stream(), numbers.keySet().stream())
                .map(key -> "'" + key + "'")
                .collect(Collectors.joining(", ", "'{", "}'"));
        return TrackingException.invalid("Invalid attribute key '" + name + "' specified. Valid keys are " + valid);
    }
}
