package io.slipway.tracking;

import java.util.List;
import java.util.Map;

/**
 * One version of a registered model. The location is where its files are; run and logged model are empty if it has none.
 *
 * @param registeredBy empty if nobody knows any more
 */
public record ModelVersion(
        String model,
        long version,
        String stage,
        String description,
        String source,
        String location,
        String run,
        String runLink,
        String loggedModel,
        String registeredBy,
        long created,
        long updated,
        Map<String, String> tags,
        List<String> aliases) {

    ModelVersion with(Map<String, String> itsTags, List<String> itsAliases) {
        return new ModelVersion(
                model,
                version,
                stage,
                description,
                source,
                location,
                run,
                runLink,
                loggedModel,
                registeredBy,
                created,
                updated,
                itsTags,
                itsAliases);
    }

    /** What a client says of a new version. */
    public record Wanted(
            String model,
            String source,
            String run,
            String loggedModel,
            String runLink,
            String description,
            Map<String, String> tags) {}
}
