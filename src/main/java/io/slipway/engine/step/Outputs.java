package io.slipway.engine.step;

import io.slipway.artifact.Stored;
import io.slipway.engine.Passed;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Type;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a step gave. */
public final class Outputs {
    private Outputs() {}

    /**
     * Collects what an attempt that ended with 0 left in its folder; {@link StepException} if an output is missing or
     * can't be read.
     *
     * @param seen where the step found that folder
     * @param inspect size and digest of a file or folder: {@code artifacts::inspect}
     */
    public static Map<String, Passed> collect(
            Component component, Path folder, Seen seen, Function<Path, Optional<Stored>> inspect) {
        AttemptPaths paths = new AttemptPaths(folder);
        ExecutorOutput given = ExecutorOutput.read(paths.executorOutput());
        ParameterFiles files = new ParameterFiles(paths);
        ArtifactOutputs artifacts = new ArtifactOutputs(paths, given, seen, inspect);
        Map<String, Passed> outputs = new LinkedHashMap<>();
        component
                .outputs()
                .forEach((name, output) -> outputs.put(
                        name,
                        switch (output.type()) {
                            case Type.Parameter parameter ->
                                new Passed.Value(given.parameter(name, parameter.kind())
                                        .orElseGet(() -> files.read(name, parameter.kind())));
                            case Type.Artifact type -> artifacts.collect(name, type);
                        }));
        return outputs;
    }

    /**
     * What an importer gives; it has no process and no cache: it looks at the bytes each time.
     *
     * @param importable {@code uri -> artifacts.importable(project, uri)}
     */
    public static Map<String, Passed> imported(
            Component importer, Map<String, Passed> inputs, Function<String, Stored> importable) {
        if (!(importer.implementation() instanceof Implementation.Importer how)) {
            throw new IllegalArgumentException("Expected an importer, got " + importer.implementation());
        }
        Map<String, Passed> outputs = new LinkedHashMap<>();
        importer.outputs().forEach((name, output) -> {
            if (output.type() instanceof Type.Artifact type) {
                outputs.put(name, Imports.artifact(name, type, how, inputs, importable));
            }
        });
        return outputs;
    }
}
