package io.slipway.executor;

import io.slipway.project.ProjectId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What attempts in tests need: they read no artifact, give nothing and ask for nothing. */
public final class SomeSpec {
    private SomeSpec() {}

    public static AttemptSpec of(AttemptId id, Program program, Path folder) {
        return of(id, program, new Environment("", List.of()), "{}", folder, Map.of(), null);
    }

    public static AttemptSpec of(
            AttemptId id,
            Program program,
            Environment environment,
            String executorInput,
            Path folder,
            Map<String, String> variables,
            @Nullable Duration timeout) {
        return of(id, program, environment, executorInput, folder, variables, timeout, List.of());
    }

    /** One that is given secrets. */
    public static AttemptSpec of(AttemptId id, Program program, Path folder, List<AttemptSpec.Secret> secrets) {
        return of(id, program, new Environment("", List.of()), "{}", folder, Map.of(), null, secrets);
    }

    /** One whose load is told. */
    public static AttemptSpec sampled(AttemptId id, Program program, Path folder, @Nullable Duration every) {
        return sampled(of(id, program, folder, List.of()), every);
    }

    /** The same, with its load told so often; null is never. */
    public static AttemptSpec sampled(AttemptSpec plain, @Nullable Duration every) {
        return new AttemptSpec(
                plain.id(),
                plain.project(),
                plain.runTitle(),
                plain.stepTitle(),
                plain.program(),
                plain.environment(),
                plain.executorInput(),
                plain.folder(),
                plain.variables(),
                plain.resources(),
                plain.timeout(),
                every,
                plain.inputs(),
                plain.returns(),
                plain.secrets(),
                plain.token());
    }

    private static AttemptSpec of(
            AttemptId id,
            Program program,
            Environment environment,
            String executorInput,
            Path folder,
            Map<String, String> variables,
            @Nullable Duration timeout,
            List<AttemptSpec.Secret> secrets) {
        return new AttemptSpec(
                id,
                new ProjectId("p"),
                "run 1",
                id.step(),
                program,
                environment,
                executorInput,
                folder,
                variables,
                new AttemptSpec.Resources(0, 0, "", 0),
                timeout,
                null,
                List.of(),
                AttemptSpec.Returns.NOTHING,
                secrets,
                "");
    }
}
