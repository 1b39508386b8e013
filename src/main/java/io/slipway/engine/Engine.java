package io.slipway.engine;

import io.slipway.engine.live.RunMessage;
import io.slipway.engine.shell.LiveRuns;
import io.slipway.engine.store.RunStore;
import io.slipway.project.Access;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Service;

/** Launches pipeline versions and carries each through to its end. */
@Service
public class Engine {
    private static final long PATIENCE_SECONDS = 30;
    private final Launch launch;
    private final LiveRuns live;
    private final RunStore runs;
    private final Access access;

    Engine(Launch launch, LiveRuns live, RunStore runs, Access access) {
        this.launch = launch;
        this.live = live;
        this.runs = runs;
        this.access = access;
    }

    /** Starts a run; it is on disk when this answers. {@link InvalidRunException} if it can't be. Needs RUN. */
    public PipelineRun start(ProjectId project, RunRequest request) {
        access.require(project, Permission.RUN);
        PipelineRun run = launch.begin(project, request);
        live.wake(run.id());
        return run;
    }

    /** Asks a run to stop; asked again, or of one that has ended, it does nothing. */
    public void stop(ProjectId project, String run) {
        access.require(project, Permission.RUN);
        if (!require(project, run).state().ended()) {
            String person = launch.person();
            await(live.ask(run, done -> new RunMessage.Stop(person, done)));
        }
    }

    /** In a failed or cancelled run: tries the steps again that did not succeed, as new attempts of the same run. */
    public void retryFailed(ProjectId project, String run) {
        access.require(project, Permission.RUN);
        RunState state = require(project, run).state();
        if (state != RunState.FAILED && state != RunState.CANCELLED) {
            throw new InvalidRunException(
                    "Only a failed or cancelled run can be retried, and this one is "
                            + state.name().toLowerCase(Locale.ROOT),
                    Map.of());
        }
        launch.own(run);
        await(live.ask(run, RunMessage.RetryFailed::new));
    }

    private PipelineRun require(ProjectId project, String run) {
        return runs.find(project, run)
                .filter(kept -> !kept.deleted())
                .orElseThrow(() -> new NotFoundException("There is no run " + run + " in this project"))
                .run();
    }

    private static void await(CompletableFuture<Void> onDisk) {
        try {
            onDisk.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server is ending: ask again when it is back", interrupted);
        } catch (ExecutionException | TimeoutException late) {
            throw new IllegalStateException(
                    "That could not be written down, because the database can't be reached: ask again", late);
        }
    }
}
