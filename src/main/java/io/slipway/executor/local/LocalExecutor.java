package io.slipway.executor.local;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptListener;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Resources;
import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentSpec;
import io.slipway.executor.Program;
import io.slipway.executor.StepExecutor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs attempts as processes of this machine. They outlive it; the files in their folders are the truth. */
final class LocalExecutor implements StepExecutor {
    private static final Logger log = LoggerFactory.getLogger(LocalExecutor.class);
    private final Supplier<Optional<String>> whyNotLocal;
    private final Interpreters interpreters;
    private final Environments environments;
    private final StepVariables variables;
    private final Room<AttemptId> room;
    private final Attempts attempts;
    private volatile AttemptListener listener = (id, report) -> log.warn("nobody listens: {} {}", id, report);

    LocalExecutor(LocalSettings settings, Supplier<Path> home, Supplier<Optional<String>> whyNotLocal, Clock clock) {
        this.whyNotLocal = whyNotLocal;
        this.variables = new StepVariables(settings, System.getenv());
        this.interpreters = new Interpreters(settings.python(), System.getenv().getOrDefault("PATH", ""));
        this.environments = new Environments(home, interpreters, clock);
        this.room = new Room<>(Capacity.of(settings));
        this.attempts = new Attempts(
                spec -> whyNotLocal.get().or(() -> whyNot(spec.program(), spec.resources())),
                new Launcher(interpreters, new Supervisor(home, settings.grace()), variables),
                room,
                clock,
                (id, report) -> listener.report(id, report),
                new LoadWatch(
                        MachineLoad.of(
                                new ProcessTable(Path.of("/proc")),
                                Gpus.ofMachine(System.getenv().getOrDefault("PATH", "")),
                                clock),
                        LocalExecutor::later,
                        (id, load) -> listener.sampled(id, load)));
    }

    private static void later(Duration time, Runnable work) {
        CompletableFuture.delayedExecutor(
                        time.toMillis(),
                        TimeUnit.MILLISECONDS,
                        task -> Thread.ofVirtual().name("sample").start(task))
                .execute(work);
    }

    @Override
    public void listen(AttemptListener listener) {
        this.listener = listener;
    }

    @Override
    public Optional<String> whyNot() {
        return whyNotLocal.get().or(interpreters::whyNot);
    }

    @Override
    public Optional<String> whyNot(Program program, Resources wanted) {
        return room.whole().refuses(room.whole().share(wanted)).or(() -> switch (program) {
            case Program.PythonFunction function -> Optional.empty();
            case Program.Command command -> noProgram(command, variables.path());
        });
    }

    private static Optional<String> noProgram(Program.Command command, String path) {
        if (command.command().isEmpty()) {
            return Optional.of("It runs the entry point of its image " + command.image()
                    + ", which this machine does not know: give it a command, or run it on a cluster");
        }
        String program = command.command().getFirst();
        if (program.contains("{{")) {
            return Optional.empty();
        }
        return SearchPath.find(program, path).isPresent()
                ? Optional.empty()
                : Optional.of("There is no program " + program + " on this machine, which image " + command.image()
                        + " would bring: install it here");
    }

    @Override
    public CompletableFuture<Environment> prepare(EnvironmentSpec spec, Consumer<String> progress) {
        return environments.prepare(spec, progress);
    }

    @Override
    public void start(AttemptSpec spec) {
        attempts.start(spec);
    }

    @Override
    public void adopt(AttemptSpec spec) {
        attempts.adopt(spec);
    }

    @Override
    public void stop(AttemptId id) {
        attempts.stop(id);
    }
}
