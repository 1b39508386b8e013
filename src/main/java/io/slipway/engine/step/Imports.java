package io.slipway.engine.step;

import io.slipway.artifact.ArtifactException;
import io.slipway.artifact.Stored;
import io.slipway.engine.Passed;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Artifacts made of what is there already. */
final class Imports {
    private Imports() {}

    static Passed artifact(
            String name,
            Type.Artifact type,
            Implementation.Importer how,
            Map<String, Passed> inputs,
            Function<String, Stored> importable) {
        String uri = uri(how.uri(), inputs);
        Map<String, JsonNode> metadata = new LinkedHashMap<>();
        how.metadata().forEach((key, value) -> metadata.put(key, Placeholders.inputs(value, inputs)));
        try {
            Stored stored = importable.apply(uri);
            return new Passed.Artifacts(List.of(new Passed.Artifact(
                    name, type.schema(), type.version(), stored.uri(), stored.size(), stored.digest(), metadata)));
        } catch (ArtifactException refused) {
            throw new StepException(String.valueOf(refused.getMessage()));
        }
    }

    private static String uri(Argument argument, Map<String, Passed> inputs) {
        JsonNode value = switch (argument) {
            case Argument.Literal literal -> Placeholders.inputs(literal.value(), inputs);
            case Argument.FromInput from when inputs.get(from.input()) instanceof Passed.Value given -> given.json();
            default ->
                throw new StepException("The importer has no address to read: " + Source.absence(argument)
                        + ". Give it the path of a file or folder");
        };
        return Values.text(value);
    }
}
