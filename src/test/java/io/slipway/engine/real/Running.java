package io.slipway.engine.real;

import io.slipway.Rooms;
import io.slipway.engine.Engine;
import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunRequest;
import io.slipway.engine.Runs;
import io.slipway.engine.StepDetails;
import io.slipway.engine.StepRun;
import io.slipway.executor.Executors;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineEntry;
import io.slipway.pipeline.PipelineVersion;
import io.slipway.pipeline.Pipelines;
import io.slipway.pipeline.Versions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Runs pipelines in {@link Rooms} and tells what became of them. */
record Running(Rooms rooms) {
    private static final Duration LONG = Duration.ofMinutes(5);

    PipelineVersion saved(Pipeline pipeline) {
        return rooms.as(() -> {
            PipelineEntry entry = rooms.get(Pipelines.class).create(rooms.project(), pipeline);
            return rooms.get(Versions.class).save(rooms.project(), entry.id(), "");
        });
    }

    PipelineRun start(PipelineVersion version, Map<String, JsonNode> arguments) {
        return start(version, arguments, false);
    }

    PipelineRun start(PipelineVersion version, Map<String, JsonNode> arguments, boolean systemMetrics) {
        RunRequest request = new RunRequest(
                version.pipeline(), version.number(), arguments, "", true, systemMetrics, null, Executors.LOCAL);
        return rooms.as(() -> rooms.get(Engine.class).start(rooms.project(), request));
    }

    PipelineRun end(PipelineRun run) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(LONG)
                .until(() -> get(run).state().ended());
        return get(run);
    }

    PipelineRun get(PipelineRun run) {
        return rooms.as(() -> rooms.get(Runs.class).get(rooms.project(), run.id()));
    }

    Map<String, Passed> outputs(PipelineRun run) {
        return rooms.as(() -> rooms.get(Runs.class).outputs(rooms.project(), run.id()));
    }

    /** By path. */
    Map<String, StepRun> steps(PipelineRun run) {
        Map<String, StepRun> steps = new LinkedHashMap<>();
        rooms.as(() -> rooms.get(Runs.class).steps(rooms.project(), run.id()))
                .forEach(step -> steps.put(step.path(), step));
        return steps;
    }

    /** States in a word, by path. */
    Map<String, String> words(PipelineRun run) {
        Map<String, String> words = new LinkedHashMap<>();
        steps(run).forEach((path, step) -> words.put(path, step.state().word()));
        return words;
    }

    StepDetails details(PipelineRun run, String path) {
        String id = Objects.requireNonNull(steps(run).get(path), path).id();
        return rooms.as(() -> rooms.get(Runs.class).details(rooms.project(), run.id(), id));
    }

    void stop(PipelineRun run) {
        rooms.as(() -> {
            rooms.get(Engine.class).stop(rooms.project(), run.id());
            return true;
        });
    }

    void retryFailed(PipelineRun run) {
        rooms.as(() -> {
            rooms.get(Engine.class).retryFailed(rooms.project(), run.id());
            return true;
        });
    }
}
