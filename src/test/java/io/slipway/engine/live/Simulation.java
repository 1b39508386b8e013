package io.slipway.engine.live;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.SomeRun;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.plan.RunPlan;
import io.slipway.engine.step.Conditions;
import io.slipway.pipeline.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.dao.DataAccessException;

/** One run, from its start to its end, in a world out of a seed; the server is killed and lied to on the way. */
final class Simulation {
    private static final RunPlan PLAN = new RunPlan(new Conditions());
    private static final int LONGEST = 20_000;
    private final SimClock clock = new SimClock();
    private final Schedule schedule = new Schedule(clock);
    private final List<RunDriver> past = new ArrayList<>();
    private final Faults faults;
    private final boolean lossy;
    private final SimLedger ledger;
    private final SimWorld world;
    private RunDriver driver;
    private int stopAfter = Integer.MAX_VALUE;

    Simulation(Pipeline pipeline, Faults faults, boolean lossy, SimPlace.Where where) {
        this.faults = faults;
        this.lossy = lossy;
        PipelineRun run = SomeRun.of("run", RunState.PENDING, clock.instant());
        ledger = new SimLedger(RunImage.begin(run, pipeline), faults);
        world = new SimWorld(schedule, clock, ledger, faults, where);
        driver = live();
    }

    Simulation stopAfter(int messages) {
        stopAfter = messages;
        return this;
    }

    private RunDriver live() {
        schedule.nextLife();
        schedule.mail(Duration.ZERO, new RunMessage.Look());
        return new RunDriver("run", ledger.nextLife(), world.nextLife(), PLAN, clock);
    }

    /** Carries the run to its end and answers what is on disk then. */
    RunImage run() {
        int messages = 0;
        while (next()) {
            SimLedger.check(
                    messages++ < LONGEST, "it never ends", ledger.image().run());
            if (messages == stopAfter) {
                schedule.mail(Duration.ZERO, new RunMessage.Stop("ann", new CompletableFuture<>()));
            }
        }
        SimLedger.check(ledger.image().run().state().ended(), "stuck", summary(ledger.image()));
        SimLedger.check(
                world.place().alive() == 0,
                "processes left behind",
                world.place().alive());
        return ledger.image();
    }

    /** Lets the next thing happen; the server may be killed on any occasion, not only at its messages. */
    private boolean next() {
        try {
            return schedule.next(this::deliver);
        } catch (Faults.Crash killed) {
            killed();
            return true;
        }
    }

    private void killed() {
        past.add(driver);
        if (lossy) {
            world.place().lose();
        }
        driver = live();
    }

    private void deliver(RunMessage message) {
        for (int attempt = 0; ; attempt++) {
            try {
                driver.handle(message);
                return;
            } catch (DataAccessException away) {
                SimLedger.check(attempt < 100, "the database never comes back", message);
            } catch (Faults.Crash killed) {
                killed();
                wakeUp(message);
                return;
            }
        }
    }

    /** A process that was only paused goes on with what it was at: nothing may come of it. */
    private void wakeUp(RunMessage message) {
        if (faults.chance(2)) {
            long before = ledger.image().revision();
            try {
                past.get(faults.upTo(past.size())).handle(message);
            } catch (FencedException | DataAccessException | Faults.Crash expected) {
                // It may notice, or die again.
            }
            SimLedger.check(ledger.image().revision() == before, "an earlier life wrote", message);
        }
    }

    /** A person has what did not succeed tried again, and asks once more where the wish was lost with the server. */
    RunImage retryFailed() {
        long before = ledger.image().revision();
        boolean open = ledger.image().run().state() != RunState.SUCCEEDED;
        while (open && ledger.image().revision() == before) {
            schedule.mail(Duration.ZERO, new RunMessage.RetryFailed(new CompletableFuture<>()));
            run();
        }
        return ledger.image();
    }

    /** How the run ended, in a word for each step. */
    static String summary(RunImage image) {
        StringBuilder text = new StringBuilder(image.run().state().name());
        for (Node node : image.tree()) {
            text.append('\n')
                    .append(node.path())
                    .append(' ')
                    .append(node.state().word());
            text.append(' ').append(node.attempts()).append(' ').append(node.outputs());
        }
        return text.toString();
    }
}
