package io.slipway.ui.logged;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.project.Access;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.Page;
import io.slipway.tracking.RunSearch;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import io.slipway.tracking.remote.RunsThere;
import io.slipway.ui.logged.LoggedRun.Data;
import io.slipway.ui.logged.LoggedRun.Other;
import io.slipway.ui.parts.LoggedRunAddress;
import io.slipway.ui.parts.RunWords;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the page of a logged run reads of the runs around it and of its data. */
@RestController
class LoggedRunDoor {
    private static final String PARENT = "mlflow.parentRunId";
    private static final int NESTED = 100;
    private final Tracking tracking;
    private final Runs runs;
    private final RunsThere there;
    private final Access access;

    LoggedRunDoor(Tracking tracking, Runs runs, RunsThere there, Access access) {
        this.tracking = tracking;
        this.runs = runs;
        this.there = there;
        this.access = access;
    }

    @GetMapping("/app/{project}/logged/{run}")
    @Needs(Permission.VIEW)
    LoggedRun around(@PathVariable ProjectId project, @PathVariable("run") String id) {
        if (id.startsWith(RunsThere.MARK)) {
            return there(project, id.substring(RunsThere.MARK.length()));
        }
        TrackedRun run = tracking.get(project, id);
        Page<TrackedRun> nested = tracking.search(
                project,
                new RunSearch(
                        List.of(run.experimentId()),
                        "tags.`" + PARENT + "` = '" + id + "'",
                        Lifecycle.ACTIVE_ONLY,
                        List.of("attributes.start_time ASC"),
                        NESTED,
                        null));
        return new LoggedRun(
                parent(project, run.tags().getOrDefault(PARENT, "")),
                nested.items().stream().map(LoggedRunDoor::logged).toList(),
                nested.next() != null,
                data(run),
                access.may(project, Permission.RUN),
                access.may(project, Permission.EDIT));
    }

    /** Of a run on the team's server only what it says itself is known, and nothing of it is changed from here. */
    private LoggedRun there(ProjectId project, String id) {
        RunsThere.There found =
                there.get(project, List.of(id)).runs().stream().findFirst().orElse(null);
        if (found == null) {
            return new LoggedRun(null, List.of(), false, List.of(), false, false);
        }
        String parent = found.run().tags().getOrDefault(PARENT, "");
        // One more than is shown tells whether there are more.
        List<TrackedRun> nested = there.nested(project, id, NESTED + 1);
        return new LoggedRun(
                parent.isEmpty()
                        ? null
                        : there.get(project, List.of(parent)).runs().stream()
                                .findFirst()
                                .map(one -> other(one.run(), one.experiment()))
                                .orElse(null),
                nested.stream()
                        .limit(NESTED)
                        .map(run -> other(run, found.experiment()))
                        .toList(),
                nested.size() > NESTED,
                data(found.run()),
                false,
                false);
    }

    private static Other other(TrackedRun run, String experiment) {
        String id = RunsThere.MARK + run.id();
        return new Other(id, run.name(), RunWords.of(run.status()), LoggedRunAddress.of(run.project(), experiment, id));
    }

    private static List<Data> data(TrackedRun run) {
        return run.datasets().stream().map(Data::of).toList();
    }

    private @Nullable Other parent(ProjectId project, String id) {
        if (id.isEmpty()) {
            return null;
        }
        PipelineRun pipeline = runs.find(project, Set.of(id)).get(id);
        if (pipeline != null) {
            String address = "p/" + project + "/runs/" + id;
            return new Other(id, pipeline.title(), RunWords.of(pipeline.state()), address);
        }
        try {
            return logged(tracking.get(project, id));
        } catch (TrackingException gone) {
            return null;
        }
    }

    private static Other logged(TrackedRun run) {
        return new Other(run.id(), run.name(), RunWords.of(run.status()), LoggedRunAddress.of(run));
    }
}
