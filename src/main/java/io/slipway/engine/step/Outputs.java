package io.slipway.engine.step;

import io.slipway.artifact.Stored;
import io.slipway.engine.Passed;
import io.slipway.pipeline.Component;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a step gave. */
@SuppressWarnings("DoNotCallSuggester")
public final class Outputs {
    private Outputs() {}

    /**
     * Collects what an attempt that ended with 0 left in its folder; {@link StepException} if an output is missing or
     * can't be read.
     *
     * @param inspect size and digest of a file or folder: {@code artifacts::inspect}
     */
    public static Map<String, Passed> collect(
            Component component, Path folder, Function<Path, Optional<Stored>> inspect) {
        throw new UnsupportedOperationException("not yet: " + component + folder + inspect);
    }

    /**
     * What an importer gives; it has no process and no cache: it looks at the bytes each time.
     *
     * @param importable {@code uri -> artifacts.importable(project, uri)}
     */
    public static Map<String, Passed> imported(
            Component importer, Map<String, Passed> inputs, Function<String, Stored> importable) {
        throw new UnsupportedOperationException("not yet: " + importer + inputs + importable);
    }
}
