package io.slipway.engine.live;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptListener;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentSpec;
import io.slipway.executor.Program;
import io.slipway.executor.StepExecutor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** An executor in simulated time, which takes any program. */
abstract class SimExecutor implements StepExecutor {
    private AttemptListener listener = (id, report) -> {};

    @Override
    public final void listen(AttemptListener to) {
        listener = to;
    }

    final void report(AttemptId id, AttemptReport report) {
        listener.report(id, report);
    }

    @Override
    public final Optional<String> whyNot() {
        return Optional.empty();
    }

    @Override
    public final Optional<String> whyNot(Program program, AttemptSpec.Resources wanted) {
        return Optional.empty();
    }

    @Override
    public final CompletableFuture<Environment> prepare(EnvironmentSpec spec, Consumer<String> progress) {
        return CompletableFuture.completedFuture(new Environment("", List.of()));
    }

    @Override
    public final void close() {
        listener = (id, report) -> {};
    }
}
