package io.slipway.executor;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Stands where an executor will be. */
final class NoExecutor implements StepExecutor {
    @Override
    public void listen(AttemptListener listener) {}

    @Override
    public Optional<String> whyNot() {
        return Optional.of("nothing runs here");
    }

    @Override
    public Optional<String> whyNot(Program program, AttemptSpec.Resources wanted) {
        return whyNot();
    }

    @Override
    public CompletableFuture<Environment> prepare(EnvironmentSpec spec, Consumer<String> progress) {
        return CompletableFuture.failedFuture(new EnvironmentException("nothing runs here"));
    }

    @Override
    public void start(AttemptSpec spec) {}

    @Override
    public void adopt(AttemptSpec spec) {}

    @Override
    public void stop(AttemptId id) {}
}
