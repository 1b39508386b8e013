package io.slipway.engine.live;

import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.StepState;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Does;
import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentException;
import io.slipway.executor.EnvironmentSpec;
import io.slipway.executor.Program;
import io.slipway.pipeline.Implementation;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.IntNode;

/** Processes that outlive the server, and messages that do not. */
final class SimWorld {
    private final Schedule schedule;
    private final SimClock clock;
    private final SimLedger ledger;
    private final Faults faults;
    private final SimPlace place;

    SimWorld(Schedule schedule, SimClock clock, SimLedger ledger, Faults faults, SimPlace.Where where) {
        this.schedule = schedule;
        this.clock = clock;
        this.ledger = ledger;
        this.faults = faults;
        this.place = switch (where) {
            case PROCESSES -> new SimProcesses(schedule, clock, faults, SimWorld::exitCode);
            case JOBS -> SimPlace.jobs(schedule, clock, faults, spec -> new Does.Ends(exitCode(spec.id())));
        };
    }

    SimPlace place() {
        return place;
    }

    /** How an attempt ends; the same in every world of the seed. */
    private static int exitCode(AttemptId id) {
        int luck = Math.floorMod((id.step() + id.number()).hashCode() * 31, 10);
        return luck < 3 ? 1 : 0;
    }

    private void report(AttemptId id, AttemptReport report) {
        int copies = faults.chance(5) ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            Duration delay = Duration.ofMillis(faults.chance(6) ? faults.upTo(4000) : 1);
            schedule.mail(delay, new RunMessage.Reported(id, report));
        }
    }

    /** The world as one life of the server sees it. */
    Outside nextLife() {
        int life = schedule.life();
        SimExecutor attempts = place.nextLife();
        attempts.listen(this::report);
        return new Outside() {
            @Override
            public Map<String, String> secrets(ProjectId project, Set<String> names) {
                return Map.of();
            }

            @Override
            public CompletableFuture<Environment> prepare(
                    String executor, EnvironmentSpec spec, Consumer<String> progress) {
                CompletableFuture<Environment> future = new CompletableFuture<>();
                Runnable done = () -> {
                    if (!spec.pip().toString().contains("no-such-package")) {
                        future.complete(new Environment("env", List.of("python==3.13")));
                    } else {
                        future.completeExceptionally(new EnvironmentException("there is no no-such-package"));
                    }
                };
                progress.accept("making it");
                if (faults.upTo(2) == 0) {
                    done.run();
                } else {
                    schedule.inLife(life, Duration.ofMillis(20), done);
                }
                return future;
            }

            @Override
            public void start(String executor, AttemptSpec spec) {
                faults.at("before start");
                SimLedger.check(ledger.begun(spec.id()), "started without an intent on disk", spec.id());
                attempts.start(spec);
                faults.at("after start");
            }

            @Override
            public void adopt(String executor, AttemptSpec spec) {
                faults.at("before adopt");
                attempts.adopt(spec);
                faults.at("after adopt");
            }

            @Override
            public void stop(String executor, AttemptId id) {
                attempts.stop(id);
            }

            @Override
            public Path folder(RunImage image, String step, int attempt) {
                return Path.of("/sim", step, Integer.toString(attempt));
            }

            @Override
            public void keep(RunImage image, String step, List<String> said) {}

            @Override
            public String serverAddress(String executor) {
                return "http://sim";
            }

            @Override
            public Optional<String> root(String executor) {
                return Optional.empty();
            }

            @Override
            public Program.Command compiled(Implementation.PythonFunction function) {
                return new Program.Command(function.image(), List.of());
            }

            @Override
            public @Nullable Duration timeLimit() {
                return null;
            }

            @Override
            public Duration sampling() {
                return Duration.ofSeconds(10);
            }

            @Override
            public void record(RunImage image, Node node, Attempt attempt) {}

            @Override
            public void collect(RunImage image, Node node, AttemptReport.Ended end) {
                faults.at("collecting");
                boolean fine = end.end() instanceof AttemptReport.End.Exited exited && exited.code() == 0;
                Map<String, Passed> outputs = Map.of(
                        "out",
                        new Passed.Value(new IntNode(Math.floorMod(node.id().hashCode(), 10))));
                Harvest harvest =
                        fine ? new Harvest.Given(outputs, List.of()) : new Harvest.Wrong("exited with 1", List.of());
                int attempt = Objects.requireNonNull(node.open()).number();
                AttemptId id = new AttemptId(image.run().id(), node.id(), attempt);
                SimLedger.check(!fine || place.brought(id), "collected before it was brought", id);
                schedule.mail(Duration.ofMillis(2), new RunMessage.Collected(node.id(), attempt, harvest));
            }

            @Override
            public void importing(RunImage image, Node node) {
                throw new AssertionError("no importers here");
            }

            @Override
            public List<Metric> logged(RunImage image, String trackedRun) {
                return List.of();
            }

            @Override
            public boolean intact(Map<String, Passed> outputs) {
                return true;
            }

            @Override
            public void send(String run, RunMessage message) {
                if (life == schedule.life()) {
                    schedule.mail(Duration.ZERO, message);
                }
            }

            @Override
            public void wake(String run, Instant at) {
                schedule.mail(Duration.between(clock.instant(), at), new RunMessage.Look());
            }

            @Override
            public void show(RunImage image, String step, StepState state, @Nullable Instant started) {}

            @Override
            public void hide(RunImage image, String step) {}
        };
    }
}
