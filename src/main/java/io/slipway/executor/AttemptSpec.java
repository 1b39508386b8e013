package io.slipway.executor;

import io.slipway.project.ProjectId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an attempt needs.
 *
 * @param program what to run
 * @param environment what {@link StepExecutor#prepare} gave for it
 * @param executorInput KFP's executor input as JSON, with every path and value resolved
 * @param folder the attempt's own folder on this machine: working directory, private outputs, log; made by the executor
 * @param variables environment variables of the step, and no others but the executor's own few
 * @param timeout null is no limit
 * @param sampling how often what it takes is told; null is never
 * @param inputs what the step reads, for an executor whose steps do not see this machine's files
 * @param returns what has to come back, for the same
 * @param secrets what it is given beside its variables; of one that runs already those that are still there
 * @param token opens this server's doors to the attempt and to nobody else; empty for one that runs already
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
        @Nullable Duration timeout,
        @Nullable Duration sampling,
        List<Input> inputs,
        Returns returns,
        List<Secret> secrets,
        String token) {
    public AttemptSpec {
        variables = Map.copyOf(variables);
        inputs = List.copyOf(inputs);
        secrets = List.copyOf(secrets);
    }

    /**
     * A file or folder that the step reads.
     *
     * @param here on this machine
     * @param there where the step looks for it
     */
    public record Input(Path here, String there) {}

    /**
     * A value that nobody but the step may read; {@link SecretMask} hides it in the log.
     *
     * @param variable holds the value, or the path of the file that does
     * @param file whether it comes as a file
     */
    public record Secret(String name, String variable, boolean file, String value) {
        @Override
        public String toString() {
            return name + " in " + variable;
        }
    }

    /** What has to come back from a step. */
    public enum Returns {
        NOTHING,
        /** KFP's executor output alone, whose values are short: numbers and truths. */
        VALUES,
        /** The whole folder of outputs. */
        FILES
    }

    /**
     * What a step asks for; 0 where nothing is asked.
     *
     * @param cpus cores
     * @param requests in Kubernetes' words by resource ({@code cpu}, {@code memory}), as typed
     * @param limits the same
     */
    public record Resources(
            double cpus,
            long memoryBytes,
            String gpuType,
            int gpus,
            Map<String, String> requests,
            Map<String, String> limits) {
        public Resources {
            requests = Collections.unmodifiableMap(new TreeMap<>(requests));
            limits = Collections.unmodifiableMap(new TreeMap<>(limits));
        }

        public Resources(double cpus, long memoryBytes, String gpuType, int gpus) {
            this(cpus, memoryBytes, gpuType, gpus, Map.of(), Map.of());
        }
    }
}
