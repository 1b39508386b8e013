package io.slipway.executor.local;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Lost;
import io.slipway.executor.AttemptReport.NeverStarted;
import io.slipway.executor.AttemptReport.NotStarted;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptReport.Waiting;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.EnvironmentException;
import io.slipway.executor.local.LocalAttempt.Phase;
import io.slipway.executor.local.Room.Seat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries attempts from their start, or from where an earlier server left them, to their end. */
final class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private final Map<AttemptId, LocalAttempt> known = new ConcurrentHashMap<>();
    private final Function<AttemptSpec, Optional<String>> refusals;
    private final Launcher launcher;
    private final Room<AttemptId> room;
    private final Clock clock;
    private final BiConsumer<AttemptId, AttemptReport> reports;
    private final LoadWatch loads;

    Attempts(
            Function<AttemptSpec, Optional<String>> refusals,
            Launcher launcher,
            Room<AttemptId> room,
            Clock clock,
            BiConsumer<AttemptId, AttemptReport> reports,
            LoadWatch loads) {
        this.refusals = refusals;
        this.launcher = launcher;
        this.room = room;
        this.clock = clock;
        this.reports = reports;
        this.loads = loads;
    }

    void start(AttemptSpec spec) {
        LocalAttempt attempt = attempt(spec);
        if (attempt.move(Phase.IDLE, Phase.QUEUED)) {
            apart(attempt, this::begin);
        } else {
            attempt.repeat();
        }
    }

    void adopt(AttemptSpec spec) {
        LocalAttempt attempt = attempt(spec);
        if (attempt.move(Phase.IDLE, Phase.BEGUN)) {
            apart(attempt, this::takeUp);
        } else {
            attempt.repeat();
        }
    }

    void stop(AttemptId id) {
        LocalAttempt attempt = known.get(id);
        if (attempt != null) {
            apart(attempt, this::end);
        }
    }

    // Adopting asks with what was known then; what is started may have another environment.
    private LocalAttempt attempt(AttemptSpec spec) {
        return known.compute(spec.id(), (id, before) -> {
            boolean fresh = before == null || before.idle();
            return fresh ? new LocalAttempt(spec, report -> reports.accept(id, report)) : before;
        });
    }

    private void begin(LocalAttempt attempt) throws IOException {
        if (attempt.folder().begun()) {
            attempt.move(Phase.QUEUED, Phase.BEGUN);
            takeUp(attempt);
            return;
        }
        AttemptSpec spec = attempt.spec();
        Optional<String> refusal = refusals.apply(spec);
        if (refusal.isPresent()) {
            conclude(attempt, new NotStarted(refusal.get()));
            return;
        }
        room.enter(
                attempt.id(),
                room.whole().share(spec.resources()),
                seat -> apart(attempt, admitted -> launch(admitted, seat)),
                reason -> attempt.report(new Waiting(reason)));
    }

    private void launch(LocalAttempt attempt, Seat seat) throws IOException {
        if (!attempt.move(Phase.QUEUED, Phase.BEGUN)) {
            return;
        }
        Process process;
        try {
            process = launcher.launch(attempt.spec(), seat.gpus());
        } catch (IOException | UncheckedIOException | EnvironmentException e) {
            conclude(attempt, new NotStarted("The process could not be started: " + e.getMessage()));
            return;
        }
        attempt.report(new Running(clock.instant()));
        loads.begin(attempt, false);
        var _ = process.onExit().thenAccept(gone -> apart(attempt, this::settle));
    }

    private void takeUp(LocalAttempt attempt) throws IOException {
        Optional<Claim> claim = attempt.folder().claim();
        if (claim.isEmpty()) {
            attempt.move(Phase.BEGUN, Phase.IDLE);
            attempt.report(new NeverStarted());
        } else if (claim.get().supervisor().alive()) {
            room.found(attempt.id(), room.whole().share(attempt.spec().resources()));
            attempt.report(new Running(claim.get().started()));
            loads.begin(attempt, true);
            claim.get().whenGone(attempt.folder(), () -> apart(attempt, this::settle));
        } else {
            settle(attempt);
        }
    }

    /** Its supervisor is gone: how did the step end? */
    private void settle(LocalAttempt attempt) throws IOException {
        AttemptFolder folder = attempt.folder();
        Optional<Ended> ended = folder.ended(attempt.spec().timeout());
        Optional<Claim> claim = folder.claim();
        if (ended.isPresent()) {
            claim.ifPresent(known -> loads.end(attempt.id(), known, ended.get()));
            conclude(attempt, ended.get());
        } else if (claim.isEmpty()) {
            conclude(attempt, new NotStarted("The process could not be started: " + folder.lastWords()));
        } else if (claim.get().supervisor().alive()) {
            // Ours found that another has it: a start before this one.
            claim.get().whenGone(folder, () -> apart(attempt, this::settle));
        } else {
            claim.get().endProcess();
            conclude(
                    attempt,
                    new Lost("The step's supervisor is gone without having written down how the step ended:"
                            + " the machine went down or somebody killed it"));
        }
    }

    private void end(LocalAttempt attempt) throws IOException {
        AttemptFolder folder = attempt.folder();
        boolean waited = room.giveUp(attempt.id()) && attempt.move(Phase.QUEUED, Phase.BEGUN);
        boolean nobodyWatches = waited || attempt.move(Phase.IDLE, Phase.BEGUN);
        if (folder.stopBefore(clock.instant())) {
            if (nobodyWatches) {
                settle(attempt);
            }
            return;
        }
        folder.wishStop();
        if (nobodyWatches) {
            takeUp(attempt);
        }
        folder.claim().ifPresent(claim -> claim.supervisor().terminate());
    }

    private void conclude(LocalAttempt attempt, AttemptReport end) {
        if (known.remove(attempt.id(), attempt)) {
            loads.forget(attempt.id());
            attempt.folder().forgetSecrets();
            room.leave(attempt.id());
            attempt.report(end);
        }
    }

    private interface Work {
        void on(LocalAttempt attempt) throws IOException;
    }

    private void apart(LocalAttempt attempt, Work work) {
        Thread.ofVirtual().name("attempt " + attempt.id()).start(() -> {
            try {
                work.on(attempt);
            } catch (IOException | RuntimeException e) {
                log.error("attempt {} in {}", attempt.id(), attempt.spec().folder(), e);
                conclude(
                        attempt,
                        new Lost("Its folder " + attempt.spec().folder() + " can't be used: " + e.getMessage()));
            }
        });
    }
}
