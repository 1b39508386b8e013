package io.slipway.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What went in or out of a port. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Passed.Value.class, name = "value"),
    @JsonSubTypes.Type(value = Passed.Artifacts.class, name = "artifacts")
})
public sealed interface Passed {
    /** A parameter's value. */
    record Value(JsonNode json) implements Passed {}

    /** One artifact, or a list of them. */
    record Artifacts(List<Artifact> artifacts) implements Passed {
        public Artifacts {
            artifacts = List.copyOf(artifacts);
        }
    }

    /**
     * An artifact of a run.
     *
     * @param schema {@code system.Dataset} and so on
     * @param size null where nothing is at the URI
     * @param digest the same
     */
    record Artifact(
            String name,
            String schema,
            String schemaVersion,
            String uri,
            @Nullable Long size,
            @Nullable String digest,
            Map<String, JsonNode> metadata) {
        public Artifact {
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }
    }
}
