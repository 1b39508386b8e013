package io.slipway.pipeline;

import io.slipway.project.ProjectId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Saved versions: numbered, immutable. */
@Service
@SuppressWarnings("DoNotCallSuggester")
public class Versions {

    /** Newest first. */
    public List<PipelineVersion> list(ProjectId project, PipelineId pipeline) {
        throw new UnsupportedOperationException("not yet: " + project + pipeline);
    }

    public PipelineVersion get(ProjectId project, PipelineId pipeline, int number) {
        throw new UnsupportedOperationException("not yet: " + project + pipeline + number);
    }

    /** Saves the draft; needs EDIT. */
    public PipelineVersion save(ProjectId project, PipelineId pipeline, String message) {
        throw new UnsupportedOperationException("not yet: " + project + pipeline + message);
    }

    /** The last version if the draft is the same as it, otherwise a new one; needs RUN. What a run of the draft pins. */
    public PipelineVersion ofDraft(ProjectId project, PipelineId pipeline) {
        throw new UnsupportedOperationException("not yet: " + project + pipeline);
    }
}
