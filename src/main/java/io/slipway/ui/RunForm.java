package io.slipway.ui;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunRequest;
import io.slipway.executor.Executors;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.PipelineId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The form in which a person asks for a run; {@code RunForm} in {@code server.ts}.
 *
 * @param data the inputs that say where data lies, so that a file can be sent up for them
 * @param last what the run before was given, without what has another default or type since
 * @param lastNumber number of the run before; null if there is none
 * @param experiments names, the likeliest first
 * @param executors where it can run
 * @param executor where it runs if nothing else is chosen
 * @param systemMetrics whether the run before recorded what its steps took
 * @param reuse whether the project reuses results of earlier runs at all
 */
public record RunForm(
        Map<String, Input> inputs,
        Set<String> data,
        Map<String, JsonNode> last,
        @Nullable Integer lastNumber,
        List<String> experiments,
        List<Executors.Choice> executors,
        String executor,
        boolean systemMetrics,
        boolean reuse) {

    /** The form filled in; what is left out is taken from the form, or from the run that is repeated. {@code RunRequest} in {@code server.ts}. */
    public record Filled(
            @Nullable Map<String, JsonNode> arguments,
            @Nullable String experiment,
            boolean cache,
            @Nullable Boolean systemMetrics,
            @Nullable String executor) {

        /** A run of a version that repeats none; {@code usual} is asked only if no executor is chosen, for it may have to ask clusters. */
        public RunRequest fresh(PipelineId pipeline, int version, Supplier<String> usual) {
            return request(pipeline, version, usual, Optional.empty());
        }

        /** The same again. */
        public RunRequest again(PipelineRun run) {
            return request(run.pipeline(), run.version(), run::executor, Optional.of(run));
        }

        private RunRequest request(
                PipelineId pipeline, int version, Supplier<String> usual, Optional<PipelineRun> before) {
            return new RunRequest(
                    pipeline,
                    version,
                    arguments != null
                            ? arguments
                            : before.map(PipelineRun::arguments).orElse(Map.of()),
                    experiment == null ? "" : experiment.strip(),
                    cache,
                    systemMetrics != null
                            ? systemMetrics
                            : before.map(PipelineRun::systemMetrics).orElse(false),
                    before.map(PipelineRun::id).orElse(null),
                    executor != null ? executor : usual.get());
        }
    }

    /** The new run and where it is seen. */
    public record Started(String run, String address) {
        public static Started of(PipelineRun run) {
            return new Started(run.id(), "p/" + run.project() + "/runs/" + run.id());
        }
    }
}
