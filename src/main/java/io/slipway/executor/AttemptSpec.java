package io.slipway.executor;

import io.slipway.project.ProjectId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an attempt needs.
 *
 * @param program what to run
 * @param environment what {@link StepExecutor#prepare} gave for it
 * @param executorInput KFP's executor input as JSON, with every path and value resolved
 * @param folder the attempt's own folder: working directory, private outputs, log; made by the executor
 * @param variables environment variables of the step, and no others but the executor's own few
 * @param timeout null is no limit
 */
public record AttemptSpec(
        AttemptId id,
        ProjectId project,
        String runTitle,
        String stepTitle,
        Program program,
        Environment environment,
        String executorInput,
        Path folder,
        Map<String, String> variables,
        Resources resources,
        @Nullable Duration timeout) {
    public AttemptSpec {
        variables = Map.copyOf(variables);
    }

    /** What a step asks for, in cores and bytes; 0 where nothing is asked. */
    public record Resources(double cpus, long memoryBytes, String gpuType, int gpus) {}
}
