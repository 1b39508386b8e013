package io.slipway.executor.local;

import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentException;
import io.slipway.executor.EnvironmentSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Python environments of this machine: made once for each interpreter and list of packages, then found. */
final class Environments {
    private final Supplier<Path> home;
    private final Interpreters interpreters;
    private final Clock clock;
    private final Map<String, Environment> ready = new ConcurrentHashMap<>();
    private final Map<String, Making> making = new ConcurrentHashMap<>();

    Environments(Supplier<Path> home, Interpreters interpreters, Clock clock) {
        this.home = home;
        this.interpreters = interpreters;
        this.clock = clock;
    }

    CompletableFuture<Environment> prepare(EnvironmentSpec spec, Consumer<String> progress) {
        Optional<Environment> atHand = atHand(spec);
        if (atHand.isPresent()) {
            return CompletableFuture.completedFuture(atHand.get());
        }
        var prepared = new CompletableFuture<Environment>();
        Thread.ofVirtual().name("environment").start(() -> {
            try {
                prepare(spec, progress, prepared);
            } catch (IOException | UncheckedIOException e) {
                prepared.completeExceptionally(new EnvironmentException(EnvironmentBuild.noDisk(e)));
            } catch (RuntimeException e) {
                prepared.completeExceptionally(e);
            }
        });
        return prepared;
    }

    /** The warm path: what this server gave before. */
    private Optional<Environment> atHand(EnvironmentSpec spec) {
        return named(spec) ? Optional.empty() : interpreters.knownBase().flatMap(base -> known(key(base, spec.pip())));
    }

    private static boolean named(EnvironmentSpec spec) {
        return spec.interpreter() != null && !spec.interpreter().isBlank();
    }

    private Optional<Environment> known(String key) {
        return Optional.ofNullable(ready.get(key))
                .filter(environment -> Files.isExecutable(Path.of(environment.reference())));
    }

    private void prepare(EnvironmentSpec spec, Consumer<String> progress, CompletableFuture<Environment> prepared)
            throws IOException {
        if (spec.interpreter() != null && !spec.interpreter().isBlank()) {
            prepared.complete(asItIs(interpreters.named(spec.interpreter().strip())));
            return;
        }
        Interpreter base = interpreters.base();
        String key = key(base, spec.pip());
        var folder = new EnvironmentFolder(home.get().resolve("environments").resolve(key));
        Optional<Environment> found = find(key, folder);
        if (found.isPresent()) {
            prepared.complete(found.get());
            return;
        }
        share(key, progress, prepared, lines -> new EnvironmentBuild(base, spec, folder, lines).make(clock));
    }

    private static Environment asItIs(Interpreter interpreter) throws IOException {
        return new Environment(
                interpreter.executable().toString(), Packages.of(interpreter.version(), interpreter.libraries()));
    }

    private static String key(Interpreter base, List<List<String>> pip) {
        return Digest.of(base.real() + "\n" + base.version() + "\n" + pip);
    }

    private Optional<Environment> find(String key, EnvironmentFolder folder) throws IOException {
        Optional<Environment> known = known(key);
        if (known.isPresent()) {
            return known;
        }
        Optional<Environment> found = folder.ready();
        found.ifPresent(environment -> ready.put(key, environment));
        return found;
    }

    private interface Build {
        Environment make(Consumer<String> progress) throws IOException;
    }

    /** Whoever comes second gets what the first is making. */
    private void share(String key, Consumer<String> progress, CompletableFuture<Environment> prepared, Build build)
            throws IOException {
        var own = new Making();
        Making shared = making.computeIfAbsent(key, absent -> own);
        shared.follow(progress);
        var _ = shared.result.whenComplete((environment, failure) -> {
            if (failure == null) {
                prepared.complete(environment);
            } else {
                prepared.completeExceptionally(failure);
            }
        });
        if (shared != own) {
            return;
        }
        try {
            Environment made = build.make(own::say);
            ready.put(key, made);
            own.result.complete(made);
        } catch (IOException | RuntimeException e) {
            own.result.completeExceptionally(
                    e instanceof IOException io ? new EnvironmentException(EnvironmentBuild.noDisk(io)) : e);
        } finally {
            making.remove(key, own);
        }
    }

    /** One that is being made, and who follows it. */
    private static final class Making {
        private final CompletableFuture<Environment> result = new CompletableFuture<>();
        private final List<Consumer<String>> followers = new java.util.ArrayList<>();
        private String latest = "";

        synchronized void follow(Consumer<String> progress) {
            followers.add(progress);
            if (!latest.isEmpty()) {
                progress.accept(latest);
            }
        }

        synchronized void say(String line) {
            latest = line;
            followers.forEach(follower -> follower.accept(line));
        }
    }
}
