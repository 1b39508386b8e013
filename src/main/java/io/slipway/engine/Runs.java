package io.slipway.engine;

import io.slipway.pipeline.PipelineId;
import io.slipway.project.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What became of runs. */
@Service
@SuppressWarnings("DoNotCallSuggester")
public class Runs {

    /**
     * Which runs to list, newest first.
     *
     * @param states empty is any
     * @param text in title or pipeline's name; empty is any
     * @param before id of the last run of the page before; null begins
     */
    public record Query(
            Set<RunState> states,
            @Nullable PipelineId pipeline,
            @Nullable String startedBy,
            @Nullable String experiment,
            String text,
            @Nullable String before,
            int limit) {
        public Query {
            states = Set.copyOf(states);
        }

        public static Query latest(int limit) {
            return new Query(Set.of(), null, null, null, "", null, limit);
        }
    }

    public List<PipelineRun> list(ProjectId project, Query query) {
        throw new UnsupportedOperationException("not yet: " + project + query);
    }

    public PipelineRun get(ProjectId project, String run) {
        throw new UnsupportedOperationException("not yet: " + project + run);
    }

    /** Those of these ids that are pipeline runs of the project. A run's id is that of its tracked run. */
    public Map<String, PipelineRun> find(ProjectId project, Set<String> ids) {
        throw new UnsupportedOperationException("not yet: " + project + ids);
    }

    /** The last run of a pipeline that is not deleted. */
    public Optional<PipelineRun> last(ProjectId project, PipelineId pipeline) {
        throw new UnsupportedOperationException("not yet: " + project + pipeline);
    }

    /** All steps of a run, those of frames after their frame; also those that have not begun. */
    public List<StepRun> steps(ProjectId project, String run) {
        throw new UnsupportedOperationException("not yet: " + project + run);
    }

    public StepDetails details(ProjectId project, String run, String step) {
        throw new UnsupportedOperationException("not yet: " + project + run + step);
    }

    /** What the pipeline itself gave. */
    public Map<String, Passed> outputs(ProjectId project, String run) {
        throw new UnsupportedOperationException("not yet: " + project + run);
    }

    public void rename(ProjectId project, String run, String title) {
        throw new UnsupportedOperationException("not yet: " + project + run + title);
    }

    /** Of one that has ended; can be taken back by {@link #restore}. */
    public void delete(ProjectId project, String run) {
        throw new UnsupportedOperationException("not yet: " + project + run);
    }

    public void restore(ProjectId project, String run) {
        throw new UnsupportedOperationException("not yet: " + project + run);
    }
}
