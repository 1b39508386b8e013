package io.slipway.pipeline;

import io.slipway.project.ProjectId;
import java.util.List;
import org.springframework.stereotype.Service;

/** The pipelines of a project: made, listed, renamed, deleted and brought back. */
@Service
@SuppressWarnings("DoNotCallSuggester")
public class Pipelines {

    /** A new pipeline whose draft is this content. */
    public PipelineEntry create(ProjectId project, Pipeline content) {
        throw new UnsupportedOperationException("not yet: " + project + content.name());
    }

    /** All that are not deleted, last changed first. */
    public List<PipelineEntry> list(ProjectId project) {
        throw new UnsupportedOperationException("not yet: " + project);
    }

    public PipelineEntry get(ProjectId project, PipelineId pipeline) {
        throw new UnsupportedOperationException("not yet: " + project + pipeline);
    }

    /** The draft as it is now. */
    public Pipeline draft(ProjectId project, PipelineId pipeline) {
        throw new UnsupportedOperationException("not yet: " + project + pipeline);
    }

    public void rename(ProjectId project, PipelineId pipeline, String name) {
        throw new UnsupportedOperationException("not yet: " + project + pipeline + name);
    }

    /** A copy of the draft, without its versions. */
    public PipelineEntry duplicate(ProjectId project, PipelineId pipeline) {
        throw new UnsupportedOperationException("not yet: " + project + pipeline);
    }

    /** Can be taken back by {@link #restore}. */
    public void delete(ProjectId project, PipelineId pipeline) {
        throw new UnsupportedOperationException("not yet: " + project + pipeline);
    }

    public void restore(ProjectId project, PipelineId pipeline) {
        throw new UnsupportedOperationException("not yet: " + project + pipeline);
    }
}
