package io.slipway.engine;

import io.slipway.project.ProjectId;
import org.springframework.stereotype.Service;

/** Launches pipeline versions and carries each through to its end. */
@Service
@SuppressWarnings("DoNotCallSuggester")
public class Engine {

    /** Starts a run; it is on disk when this answers. {@link InvalidRunException} if it can't be. Needs RUN. */
    public PipelineRun start(ProjectId project, RunRequest request) {
        throw new UnsupportedOperationException("not yet: " + project + request);
    }

    /** Asks a run to stop; asked again, or of one that has ended, it does nothing. */
    public void stop(ProjectId project, String run) {
        throw new UnsupportedOperationException("not yet: " + project + run);
    }

    /** In a failed or cancelled run: tries the steps again that did not succeed, as new attempts of the same run. */
    public void retryFailed(ProjectId project, String run) {
        throw new UnsupportedOperationException("not yet: " + project + run);
    }
}
