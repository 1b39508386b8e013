package io.slipway.executor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** An executor whose open attempts are kept in mind. */
record Noted(StepExecutor executor, OpenAttempts open, String name) implements StepExecutor {
    @Override
    public void listen(AttemptListener listener) {
        throw new UnsupportedOperationException("Its listener is Executors'");
    }

    @Override
    public Optional<String> whyNot() {
        return executor.whyNot();
    }

    @Override
    public Optional<String> whyNot(Program program, AttemptSpec.Resources wanted) {
        return executor.whyNot(program, wanted);
    }

    @Override
    public Optional<String> root() {
        return executor.root();
    }

    @Override
    public String serverAddress(String publicUrl) {
        return executor.serverAddress(publicUrl);
    }

    @Override
    public CompletableFuture<Environment> prepare(EnvironmentSpec spec, Consumer<String> progress) {
        return executor.prepare(spec, progress);
    }

    @Override
    public void start(AttemptSpec spec) {
        open.note(name, spec);
        executor.start(spec);
    }

    @Override
    public void adopt(AttemptSpec spec) {
        open.note(name, spec);
        executor.adopt(spec);
    }

    @Override
    public Optional<PodReport> pod(AttemptId id) {
        return executor.pod(id);
    }

    @Override
    public List<TimePart> parts(AttemptId id) {
        return executor.parts(id);
    }

    @Override
    public void stop(AttemptId id) {
        executor.stop(id);
    }
}
