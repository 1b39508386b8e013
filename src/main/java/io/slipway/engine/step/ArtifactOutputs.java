package io.slipway.engine.step;

import io.slipway.artifact.Stored;
import io.slipway.engine.Passed;
import io.slipway.pipeline.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Output artifacts of an attempt: where they are now (the step may have put them elsewhere), how big, what they carry. */
record ArtifactOutputs(AttemptPaths paths, ExecutorOutput given, Seen seen, Function<Path, Optional<Stored>> inspect) {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);

    /** An artifact of which nothing was written is tolerated, as KFP does: metrics live in the metadata alone. */
    Passed collect(String name, Type.Artifact type) {
        JsonNode said = given.artifact(name);
        String uri = uri(name, said);
        Optional<Stored> stored = remote(uri) ? Optional.empty() : inspect.apply(Path.of(uri));
        Map<String, JsonNode> metadata = new LinkedHashMap<>();
        said.path("metadata").properties().forEach(one -> metadata.put(one.getKey(), one.getValue()));
        return new Passed.Artifacts(List.of(new Passed.Artifact(
                name,
                type.schema(),
                type.version(),
                uri,
                stored.map(Stored::size).orElse(null),
                stored.map(Stored::digest).orElse(null),
                metadata)));
    }

    private String uri(String name, JsonNode said) {
        String custom =
                said.path("custom_path").asString(said.path("customPath").asString(""));
        String chosen = custom.isEmpty() ? said.path("uri").asString("") : custom;
        if (chosen.isEmpty()) {
            return paths.artifact(name).toString();
        }
        try {
            return remote(chosen) ? chosen : seen.here(paths, name, chosen).toString();
        } catch (InvalidPathException wrong) {
            throw new StepException(
                    "The step put its output `" + name + "` at " + chosen.replace('\0', '?') + ", which is no path");
        }
    }

    private static boolean remote(String uri) {
        return ADDRESS.matcher(uri).matches();
    }
}
