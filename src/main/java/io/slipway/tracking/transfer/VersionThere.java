package io.slipway.tracking.transfer;

import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.remote.OursThere;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A model version with what it names as that is called in the sink.
 *
 * @param filesCarried false where its files belong to nothing that was carried
 */
record VersionThere(ModelVersion version, boolean filesCarried) {
    private static final String RUNS = "runs:/";
    private static final String MODELS = "models:/";

    private record Address(String source, String location) {}

    /**
     * @param model its name in the sink
     * @param number of it in the sink
     */
    static VersionThere of(
            ModelVersion version,
            String model,
            long number,
            String place,
            BiFunction<Kind, String, Optional<Twin>> twins) {
        Optional<Twin> run = twins.apply(Kind.RUN, version.run());
        Optional<Twin> logged = twins.apply(Kind.MODEL, version.loggedModel());
        Optional<Address> found = logged.filter(twin -> version.source().equals(MODELS + twin.source()))
                .map(twin -> new Address(MODELS + twin.target(), twin.targetUri()))
                .or(() -> run.flatMap(twin -> ofRun(version.source(), twin)))
                .or(() -> below(version.source(), run, logged).map(uri -> new Address(uri, uri)))
                .or(() -> below(version.location(), run, logged).map(uri -> new Address(version.source(), uri)));
        Address address = found.orElse(new Address(version.source(), version.location()));
        ModelVersion there = new ModelVersion(
                model,
                number,
                version.stage(),
                version.description(),
                address.source(),
                address.location(),
                run.map(Twin::target).orElse(place.isEmpty() ? version.run() : ""),
                version.runLink(),
                logged.map(Twin::target).orElse(""),
                version.registeredBy(),
                version.created(),
                version.updated(),
                OursThere.unmarked(version.tags()),
                List.of());
        return new VersionThere(there, found.isPresent() || version.source().startsWith(MODELS));
    }

    private static Optional<Address> ofRun(String source, Twin run) {
        String own = RUNS + run.source();
        if (!source.equals(own) && !source.startsWith(own + "/")) {
            return Optional.empty();
        }
        String rest = source.substring(own.length());
        return Optional.of(new Address(RUNS + run.target() + rest, run.targetUri() + rest));
    }

    private static Optional<String> below(String uri, Optional<Twin> run, Optional<Twin> model) {
        return run.flatMap(twin -> below(uri, twin)).or(() -> model.flatMap(twin -> below(uri, twin)));
    }

    private static Optional<String> below(String uri, Twin twin) {
        String root = twin.sourceUri();
        boolean inside = !root.isEmpty() && (uri.equals(root) || uri.startsWith(root + "/"));
        return inside ? Optional.of(twin.targetUri() + uri.substring(root.length())) : Optional.empty();
    }
}
