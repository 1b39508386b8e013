package io.slipway.pipeline;

import io.slipway.pipeline.check.Checks;
import io.slipway.pipeline.check.SecretChecks;
import java.util.List;
import java.util.Set;

/** Whether a pipeline makes sense: missing inputs, clashing types, cycles, what is unused or can't be reached. */
public final class Problems {
    private Problems() {}

    /** In the order of the steps, those of the pipeline itself first. */
    public static List<Problem> of(Pipeline pipeline) {
        return Checks.all(pipeline);
    }

    /** Secrets that steps name and a project with these does not have. */
    public static List<Problem> missingSecrets(Pipeline pipeline, Set<String> secrets) {
        return SecretChecks.missing(pipeline, secrets);
    }
}
