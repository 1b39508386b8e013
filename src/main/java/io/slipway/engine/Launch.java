package io.slipway.engine;

import io.slipway.engine.plan.RunImage;
import io.slipway.engine.shell.Epoch;
import io.slipway.engine.shell.TrackedRuns;
import io.slipway.engine.step.Arguments;
import io.slipway.engine.step.Conditions;
import io.slipway.engine.store.RunStore;
import io.slipway.engine.store.StepStore;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineVersion;
import io.slipway.pipeline.Versions;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.ForbiddenException;
import io.slipway.project.Ids;
import io.slipway.project.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Checks what is to be run and puts the run on disk. */
@Component
class Launch {
    private static final int LONGEST = 1_000_000;
    private final Versions versions;
    private final Runnability runnability;
    private final RunStore runs;
    private final StepStore steps;
    private final TrackedRuns tracked;
    private final Epoch epoch;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Launch(
            Versions versions,
            Runnability runnability,
            RunStore runs,
            StepStore steps,
            TrackedRuns tracked,
            Epoch epoch,
            Access access,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.versions = versions;
        this.runnability = runnability;
        this.runs = runs;
        this.steps = steps;
        this.tracked = tracked;
        this.epoch = epoch;
        this.access = access;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Everything about the run is written in one transaction, tracked run included. */
    PipelineRun begin(ProjectId project, RunRequest request) {
        String person = person();
        PipelineVersion version = versions.get(project, request.pipeline(), request.version());
        runnability.check(project, version.content(), request.executor());
        expectConditions(version.content());
        Map<String, JsonNode> arguments = Arguments.complete(version.content().root(), request.arguments());
        if (arguments.toString().length() > LONGEST) {
            throw new InvalidRunException(
                    "The arguments are longer than " + LONGEST + " characters: pass large data as a file", Map.of());
        }
        String name = version.content().name();
        return access.asSystem(() -> {
            String experiment =
                    tracked.experiment(project, request.experiment().isBlank() ? name : request.experiment());
            return Objects.requireNonNull(
                    transaction.execute(status -> write(project, request, version, arguments, person, experiment)));
        });
    }

    // Loaded beside the first steps, so that the first condition need not wait for it.
    private static void expectConditions(Pipeline pipeline) {
        if (Conditions.in(pipeline)) {
            Thread.ofPlatform().daemon().name("load-conditions").start(Conditions::load);
        }
    }

    private PipelineRun write(
            ProjectId project,
            RunRequest request,
            PipelineVersion version,
            Map<String, JsonNode> arguments,
            String person,
            String experiment) {
        requireUnfenced();
        String name = version.content().name();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int number = runs.nextNumber(project, request.pipeline());
        PipelineRun run = new PipelineRun(
                project,
                Ids.next(clock),
                number,
                name + " #" + number,
                request.pipeline(),
                name,
                request.version(),
                RunState.PENDING,
                person,
                now,
                null,
                null,
                experiment,
                arguments,
                request.cache(),
                request.systemMetrics(),
                request.rerunOf(),
                "",
                request.executor(),
                "",
                Duration.ZERO);
        runs.insert(run, epoch.number());
        steps.insert(run.id(), RunImage.begin(run, version.content()).nodes().values());
        tracked.begin(run);
        events.publishEvent(new RunChanged(project, run.id(), run.state(), person));
        return run;
    }

    /** A run that has ended may go on under this process. */
    void own(String run) {
        transaction.executeWithoutResult(status -> {
            requireUnfenced();
            runs.own(run, epoch.number());
        });
    }

    private void requireUnfenced() {
        if (!runs.holds(epoch.number())) {
            throw new IllegalStateException("Another server has taken over this database: use that one");
        }
    }

    /** Who asks, by name. */
    String person() {
        return switch (access.caller()) {
            case Caller.Person person -> person.name();
            case Caller.PersonalToken token -> token.name();
            case Caller.Engine engine -> "slipway";
            case Caller.Newcomer newcomer -> newcomer.name();
            case Caller.RunToken token -> throw new ForbiddenException("A step may neither start nor stop runs");
        };
    }
}
