package io.slipway.engine.shell;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.live.Ledger;
import io.slipway.engine.live.Outside;
import io.slipway.engine.live.RunDriver;
import io.slipway.engine.live.RunMessage;
import io.slipway.engine.plan.RunPlan;
import io.slipway.engine.step.Conditions;
import io.slipway.engine.store.RunStore;
import io.slipway.executor.Executors;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs that have not ended: takes over those of earlier lives at the start, and leaves them as they are at the end. */
@Component
public class LiveRuns implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRuns.class);
    private static final int BEFORE_THE_DOORS = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final RunStore store;
    private final Ledger ledger;
    private final Outside outside;
    private final Executors executors;
    private final Sampling sampling;
    private final Mailboxes mailboxes;
    private final Overlay overlay;
    private final EngineState state;
    private final Epoch epoch;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RunPlan plan = new RunPlan(new Conditions());
    private volatile boolean running;

    LiveRuns(
            RunStore store,
            Ledger ledger,
            Outside outside,
            Executors executors,
            Sampling sampling,
            Mailboxes mailboxes,
            Overlay overlay,
            EngineState state,
            Epoch epoch,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.outside = outside;
        this.executors = executors;
        this.sampling = sampling;
        this.mailboxes = mailboxes;
        this.overlay = overlay;
        this.state = state;
        this.epoch = epoch;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(status -> epoch.begin(store.takeOver()));
        executors.listen(sampling);
        running = true;
    }

    /** Only now do steps reach the doors of this server. */
    @EventListener(ApplicationReadyEvent.class)
    public void goOn() {
        List<PipelineRun> live = store.live();
        live.forEach(run -> wake(run.id()));
        if (!live.isEmpty()) {
            LOG.info("{} run(s) go on from an earlier start", live.size());
        }
    }

    /** A run is on disk and may begin. */
    public void wake(String run) {
        mailboxes.open(run, new RunMessage.Look(), this::mailbox);
    }

    /** Hands a wish to a run, whether it lives or has ended; answers when what follows is on disk. */
    public CompletableFuture<Void> ask(String run, Function<CompletableFuture<Void>, RunMessage> wish) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        mailboxes.open(run, wish.apply(done), this::mailbox);
        return done;
    }

    private Mailbox mailbox(String run) {
        return new Mailbox(run, new RunDriver(run, ledger, outside, plan, clock), mailboxes, overlay, state);
    }

    @Override
    public void stop() {
        running = false;
        long steps = overlay.running();
        mailboxes.end(PATIENCE);
        if (steps > 0) {
            LOG.info("{} step(s) go on running and are adopted at the next start", steps);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_DOORS;
    }
}
