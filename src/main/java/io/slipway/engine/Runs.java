package io.slipway.engine;

import io.slipway.artifact.Artifacts;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.shell.Contents;
import io.slipway.engine.shell.TrackedRuns;
import io.slipway.engine.step.Resolution;
import io.slipway.engine.store.AttemptStore;
import io.slipway.engine.store.RunListStore;
import io.slipway.engine.store.RunStore;
import io.slipway.engine.store.StepStore;
import io.slipway.executor.AttemptId;
import io.slipway.pipeline.PipelineId;
import io.slipway.project.Access;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of runs. */
@Service
public class Runs {
    private static final int LONGEST_TITLE = 500;

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

    /** Where a log lies, and whether more may come. */
    public record Log(Path file, boolean live) {}

    private final RunStore store;
    private final RunListStore lists;
    private final StepStore steps;
    private final AttemptStore attempts;
    private final Contents contents;
    private final RunPicture picture;
    private final TrackedRuns tracked;
    private final Artifacts artifacts;
    private final Access access;
    private final ApplicationEventPublisher events;

    Runs(
            RunStore store,
            RunListStore lists,
            StepStore steps,
            AttemptStore attempts,
            Contents contents,
            RunPicture picture,
            TrackedRuns tracked,
            Artifacts artifacts,
            Access access,
            ApplicationEventPublisher events) {
        this.store = store;
        this.lists = lists;
        this.steps = steps;
        this.attempts = attempts;
        this.contents = contents;
        this.picture = picture;
        this.tracked = tracked;
        this.artifacts = artifacts;
        this.access = access;
        this.events = events;
    }

    public List<PipelineRun> list(ProjectId project, Query query) {
        access.require(project, Permission.VIEW);
        return lists.list(project, query);
    }

    /** Deleted or not. */
    public PipelineRun get(ProjectId project, String run) {
        access.require(project, Permission.VIEW);
        return kept(project, run).run();
    }

    /** Those of these ids that are pipeline runs of the project. A run's id is that of its tracked run. */
    public Map<String, PipelineRun> find(ProjectId project, Set<String> ids) {
        access.require(project, Permission.VIEW);
        Map<String, PipelineRun> found = new HashMap<>();
        store.find(project, ids).forEach(run -> found.put(run.id(), run));
        return found;
    }

    /** The last run of a pipeline that is not deleted. */
    public Optional<PipelineRun> last(ProjectId project, PipelineId pipeline) {
        Query query = new Query(Set.of(), pipeline, null, null, "", null, 1);
        return list(project, query).stream().findFirst();
    }

    /** All steps of a run, those of frames after their frame; also those that have not begun. */
    public List<StepRun> steps(ProjectId project, String run) {
        access.require(project, Permission.VIEW);
        return picture.steps(image(project, run));
    }

    public StepDetails details(ProjectId project, String run, String step) {
        access.require(project, Permission.VIEW);
        return picture.details(image(project, run), step, attempts.of(run, step));
    }

    /** The attempts of each step that had any, by the step run's id, oldest first. */
    public Map<String, List<Attempt>> attempts(ProjectId project, String run) {
        access.require(project, Permission.VIEW);
        return picture.attempts(image(project, run), attempts.of(run));
    }

    /** One attempt as it is on disk, without reading the pipeline: for who follows its log. */
    public Attempt attempt(ProjectId project, String run, String step, int number) {
        access.require(project, Permission.VIEW);
        return attempts.of(kept(project, run).run().id(), step).stream()
                .filter(attempt -> attempt.number() == number)
                .findFirst()
                .orElseThrow(
                        () -> new NotFoundException("There is no attempt " + number + " of step " + step + " yet"));
    }

    /** Since when the attempt that a step is at works; empty while it waits, and once it has ended. */
    public Optional<Instant> runningSince(ProjectId project, AttemptId attempt) {
        access.require(project, Permission.VIEW);
        return picture.runningSince(attempt);
    }

    /**
     * The log of an attempt; of attempt 0 what was said while the step's environment was made, if it could not be. There
     * may be no such file.
     */
    public Log log(ProjectId project, String run, String step, int number) {
        if (number > 0) {
            Attempt attempt = attempt(project, run, step, number);
            return new Log(attempt.log(), !attempt.state().ended());
        }
        String known = details(project, run, step).step().id();
        return new Log(artifacts.attemptFolder(project, run, known, 0).resolve("log.txt"), false);
    }

    /** What the pipeline itself gave. */
    public Map<String, Passed> outputs(ProjectId project, String run) {
        access.require(project, Permission.VIEW);
        RunImage image = image(project, run);
        return Resolution.outputs(image.pipeline().root(), image.scope(null, "", ""));
    }

    /** By run and by the name under which the run's tracked run holds it: which step measured a metric. */
    public Map<String, Map<String, StepMetric>> measured(ProjectId project, Set<String> ids) {
        return MetricNames.of(steps.measured(find(project, ids).keySet()));
    }

    private RunImage image(ProjectId project, String run) {
        RunStore.Kept kept = kept(project, run);
        return new RunImage(kept.run(), contents.of(kept.run()), steps.nodes(run), kept.revision());
    }

    private RunStore.Kept kept(ProjectId project, String run) {
        return store.find(project, run)
                .orElseThrow(() -> new NotFoundException("There is no run " + run + " in this project"));
    }

    @Transactional
    public void rename(ProjectId project, String run, String title) {
        access.require(project, Permission.EDIT);
        String wanted = title.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST_TITLE) {
            throw new InvalidRunException(
                    "A run's title has 1 to " + LONGEST_TITLE + " characters, and this one has " + wanted.length(),
                    Map.of("title", "1 to " + LONGEST_TITLE + " characters"));
        }
        PipelineRun found = kept(project, run).run();
        store.rename(run, wanted);
        access.asSystem(() -> {
            tracked.rename(project, run, wanted);
            return null;
        });
        tell(found);
    }

    /** Of one that has ended; can be taken back by {@link #restore}. */
    @Transactional
    public void delete(ProjectId project, String run) {
        access.require(project, Permission.EDIT);
        PipelineRun found = kept(project, run).run();
        if (!found.state().ended()) {
            throw new InvalidRunException(
                    "A run can't be deleted while it goes on: stop it and wait until it has ended", Map.of());
        }
        setDeleted(found, true);
    }

    @Transactional
    public void restore(ProjectId project, String run) {
        access.require(project, Permission.EDIT);
        setDeleted(kept(project, run).run(), false);
    }

    private void setDeleted(PipelineRun run, boolean deleted) {
        store.setDeleted(run.id(), deleted);
        access.asSystem(() -> {
            tracked.setDeleted(run.project(), run.id(), deleted);
            return null;
        });
        tell(run);
    }

    private void tell(PipelineRun run) {
        events.publishEvent(new RunChanged(run.project(), run.id(), run.state(), run.startedBy()));
    }
}
