package io.slipway.ui.experiment;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.project.ProjectId;
import io.slipway.tracking.RunUpdate;
import io.slipway.tracking.Tracking;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a person does with runs of a table, whether a pipeline made them or a notebook. */
@Component
class RunActions {
    private final Tracking tracking;
    private final Runs runs;

    RunActions(Tracking tracking, Runs runs) {
        this.tracking = tracking;
        this.runs = runs;
    }

    /** Deletes those that have ended; answers with the ones that it deleted. */
    List<RunRow> delete(ProjectId project, Collection<RunRow> rows) {
        List<RunRow> ended = rows.stream().filter(RunActions::over).toList();
        for (RunRow row : ended) {
            if (row.pipeline() != null) {
                runs.delete(project, row.id());
            } else {
                tracking.delete(project, row.id());
            }
        }
        return ended;
    }

    private static boolean over(RunRow row) {
        PipelineRun pipeline = row.pipeline();
        return pipeline == null || pipeline.state().ended();
    }

    void restore(ProjectId project, Collection<RunRow> rows) {
        for (RunRow row : rows) {
            if (row.pipeline() != null) {
                runs.restore(project, row.id());
            } else {
                tracking.restore(project, row.id());
            }
        }
    }

    void rename(ProjectId project, RunRow row, String name) {
        if (row.pipeline() != null) {
            runs.rename(project, row.id(), name);
        } else {
            tracking.update(project, row.id(), new RunUpdate(null, null, name));
        }
    }
}
