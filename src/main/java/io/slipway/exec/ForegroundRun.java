package io.slipway.exec;

import io.slipway.engine.Engine;
import io.slipway.engine.InvalidRunException;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunRequest;
import io.slipway.engine.RunState;
import io.slipway.engine.Runs;
import io.slipway.engine.StepDetails;
import io.slipway.engine.StepState;
import io.slipway.executor.AttemptLogs;
import io.slipway.executor.Executors;
import io.slipway.format.Imported;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineEntry;
import io.slipway.pipeline.PipelineVersion;
import io.slipway.pipeline.Pipelines;
import io.slipway.pipeline.Versions;
import io.slipway.project.Installation;
import io.slipway.project.ProjectId;
import io.slipway.project.SignedIn;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Carries one pipeline through while somebody watches. */
@Component
public class ForegroundRun {
    private final Workplace workplace;
    private final Pipelines pipelines;
    private final Versions versions;
    private final Engine engine;
    private final Runs runs;
    private final RunHints hints;
    private final AttemptLogs logs;
    private final Clock clock;
    private final Installation installation;

    ForegroundRun(
            Workplace workplace,
            Pipelines pipelines,
            Versions versions,
            Engine engine,
            Runs runs,
            RunHints hints,
            AttemptLogs logs,
            Clock clock,
            Installation installation) {
        this.installation = installation;
        this.workplace = workplace;
        this.pipelines = pipelines;
        this.versions = versions;
        this.engine = engine;
        this.runs = runs;
        this.hints = hints;
        this.logs = logs;
        this.clock = clock;
    }

    /**
     * Returns the exit code at the end of the run. {@link ExecRefused} where it can't begin.
     *
     * @param out gets the report
     * @param progress gets lines meanwhile
     */
    public int carry(Imported imported, ExecOptions options, StopWish wish, PrintStream out, PrintStream progress) {
        Workplace.Place place = workplace.find(options.python());
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(place.person()));
        imported.notices().forEach(notice -> progress.println("note: " + notice));
        PipelineRun run = begin(place.project(), imported.pipeline(), options);
        String id = run.id();
        var lines = new Progress(progress, logs, step -> runs.details(place.project(), id, step.id()));
        Instant limit = options.timeout() == null ? null : clock.instant().plus(options.timeout());
        boolean late = false;
        while (!run.state().ended()) {
            if (!late && limit != null && clock.instant().isAfter(limit)) {
                late = true;
                progress.println("slipway: the time of --timeout ran out: the run is stopped");
            }
            if (late || wish.present()) {
                engine.stop(place.project(), run.id());
            }
            await(limit, late);
            lines.show(runs.steps(place.project(), run.id()));
            run = runs.get(place.project(), run.id());
        }
        report(place.project(), run, options, lines, out, progress);
        return code(run.state(), late, wish.present());
    }

    private void await(@Nullable Instant limit, boolean late) {
        try {
            hints.await(limit == null || late ? Duration.ofSeconds(1) : Duration.between(clock.instant(), limit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it watched the run", e);
        }
    }

    private PipelineRun begin(ProjectId project, Pipeline pipeline, ExecOptions options) {
        try {
            PipelineVersion version = version(project, pipeline);
            return engine.start(
                    project,
                    new RunRequest(
                            version.pipeline(),
                            version.number(),
                            TypedValues.of(pipeline, options.parameters()),
                            "",
                            true,
                            false,
                            null,
                            options.kubeconfig() == null ? Executors.LOCAL : OnCluster.NAME));
        } catch (InvalidRunException invalid) {
            String message = invalid.getMessage();
            throw new ExecRefused(
                    invalid.fields().isEmpty()
                            ? String.valueOf(message)
                            : String.join("\n", invalid.fields().values()));
        }
    }

    /** In a home that is kept, the same file is the same pipeline again. */
    private PipelineVersion version(ProjectId project, Pipeline pipeline) {
        for (PipelineEntry entry : pipelines.list(project)) {
            if (entry.latest() > 0 && entry.name().equals(pipeline.name())) {
                PipelineVersion latest = versions.get(project, entry.id(), entry.latest());
                if (latest.content().equals(pipeline)) {
                    return latest;
                }
            }
        }
        return versions.ofDraft(project, pipelines.create(project, pipeline).id());
    }

    private void report(
            ProjectId project,
            PipelineRun run,
            ExecOptions options,
            Progress lines,
            PrintStream out,
            PrintStream progress) {
        List<StepDetails> steps = runs.steps(project, run.id()).stream()
                .map(step -> runs.details(project, run.id(), step.id()))
                .toList();
        steps.stream()
                .filter(step -> step.step().state() instanceof StepState.Failed)
                .forEach(lines::lastWords);
        var report = new ExecReport(run, steps, runs.outputs(project, run.id()));
        Path gone = options.home() == null ? installation.home() : null;
        out.println(options.json() ? report.json() : report.text(gone));
        out.flush();
        if (gone != null && report.namesFilesIn(gone)) {
            progress.println("note: the files of this run are removed now; --home DIR keeps them");
        }
    }

    private static int code(RunState state, boolean late, boolean stopped) {
        if (state == RunState.SUCCEEDED) {
            return 0;
        }
        if (late) {
            return 124;
        }
        return stopped || state == RunState.CANCELLED ? 130 : 1;
    }
}
