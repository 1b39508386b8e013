package io.slipway.pipeline;

import io.slipway.project.ProjectId;
import java.time.Instant;

/** A row of the table of pipelines; {@code latest} is 0 and its hash empty where no version was saved. */
record PipelineRow(PipelineEntry entry, long version, String content, String hash, String latestHash) {
    ProjectId project() {
        return entry.project();
    }

    PipelineId id() {
        return entry.id();
    }

    Pipeline pipeline() {
        return PipelineJson.read(content);
    }

    /** The same pipeline with another draft. */
    PipelineRow with(Pipeline pipeline, String by, Instant at) {
        PipelineEntry changed = new PipelineEntry(
                entry.project(),
                entry.id(),
                pipeline.name(),
                pipeline.description(),
                entry.latest(),
                entry.owner(),
                entry.created(),
                by,
                at);
        return new PipelineRow(
                changed, version + 1, PipelineJson.write(pipeline), PipelineJson.hash(pipeline), latestHash);
    }
}
