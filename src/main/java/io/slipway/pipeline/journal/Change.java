package io.slipway.pipeline.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field of a pipeline's JSON that changed.
 *
 * @param path names from the pipeline down
 * @param before null where the field was not there
 * @param after null where it is gone
 * @param behind the field that it stands behind, for those that came or went; empty is the first place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
        List<String> path,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable String behind) {
    public Change {
        path = List.copyOf(path);
    }

    Change inverse() {
        return new Change(path, after, before, behind);
    }

    /** Whether one of the two fields is or contains the other. */
    public boolean touches(Change other) {
        int common = Math.min(path.size(), other.path.size());
        return path.subList(0, common).equals(other.path.subList(0, common));
    }
}
