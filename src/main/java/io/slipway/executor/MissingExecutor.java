package io.slipway.executor;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Stands for an executor that runs were started on and that is not configured any more. Nothing is known of its steps. */
final class MissingExecutor implements StepExecutor {
    private final String name;
    private final Optional<String> root;
    private final Map<AttemptId, Boolean> asked = new ConcurrentHashMap<>();
    private volatile AttemptListener listener = (id, report) -> {};

    /** {@code root} is the one of the executor that was there, whose steps may be asked after again. */
    MissingExecutor(String name, Optional<String> root) {
        this.name = name;
        this.root = root;
    }

    @Override
    public void listen(AttemptListener to) {
        listener = to;
    }

    @Override
    public Optional<String> whyNot() {
        return Optional.of(
                "There is no executor named " + name + " here: choose another, or have an admin add it again");
    }

    @Override
    public Optional<String> whyNot(Program program, AttemptSpec.Resources wanted) {
        return whyNot();
    }

    @Override
    public Optional<String> root() {
        return root;
    }

    @Override
    public CompletableFuture<Environment> prepare(EnvironmentSpec spec, Consumer<String> progress) {
        return CompletableFuture.failedFuture(new EnvironmentException(whyNot().orElseThrow()));
    }

    @Override
    public void start(AttemptSpec spec) {
        listener.report(spec.id(), new AttemptReport.NotStarted(whyNot().orElseThrow()));
    }

    @Override
    public void adopt(AttemptSpec spec) {
        asked.put(spec.id(), true);
        listener.report(
                spec.id(),
                new AttemptReport.Running(
                        Instant.EPOCH,
                        "unknown: the executor " + name + " is not configured any more. Add it again to hear of the"
                                + " step, or stop the run"));
    }

    @Override
    public void stop(AttemptId id) {
        if (asked.remove(id) != null) {
            listener.report(
                    id,
                    new AttemptReport.Lost("The executor " + name + " is not configured any more, so that nobody"
                            + " could stop it there: whatever still runs of it goes on there; on a cluster its Job is"
                            + " labelled slipway.io/run=" + id.run()));
        }
    }
}
