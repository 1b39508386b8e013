package io.slipway.engine.live;

import io.slipway.engine.Passed;
import io.slipway.engine.StepState;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptSpec;
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
import java.util.HashMap;
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
    private static final AttemptReport.Usage NOTHING = new AttemptReport.Usage(null, null);
    private final Schedule schedule;
    private final SimClock clock;
    private final SimLedger ledger;
    private final Faults faults;
    private final Map<AttemptId, Proc> processes = new HashMap<>();

    SimWorld(Schedule schedule, SimClock clock, SimLedger ledger, Faults faults) {
        this.schedule = schedule;
        this.clock = clock;
        this.ledger = ledger;
        this.faults = faults;
    }

    /** What an executor knows of one attempt. */
    private static final class Proc {
        private final Instant started;
        private @Nullable AttemptReport end;

        Proc(Instant started) {
            this.started = started;
        }
    }

    long alive() {
        return processes.values().stream()
                .filter(process -> process.end == null)
                .count();
    }

    /** A power cut for processes: each may be gone without a word. */
    void lose() {
        processes.forEach((id, process) -> {
            if (process.end == null && faults.upTo(3) == 0) {
                process.end = new AttemptReport.Lost("its process is gone");
            }
        });
    }

    /** How a process of this step ends; the same in every world of the seed. */
    static int exitCode(String step, int number) {
        int luck = Math.floorMod((step + number).hashCode() * 31, 10);
        return luck < 3 ? 1 : 0;
    }

    private void launch(AttemptId id) {
        if (processes.containsKey(id)) {
            return;
        }
        SimLedger.check(ledger.begun(id), "started without an intent on disk", id);
        boolean other = processes.entrySet().stream()
                .anyMatch(entry -> entry.getKey().step().equals(id.step()) && entry.getValue().end == null);
        SimLedger.check(!other, "two processes of one step", id);
        processes.put(id, new Proc(clock.instant()));
        int runs = 1 + Math.floorMod(id.toString().hashCode(), 3000);
        schedule.in(
                Duration.ofMillis(runs), () -> end(id, new AttemptReport.End.Exited(exitCode(id.step(), id.number()))));
    }

    private void end(AttemptId id, AttemptReport.End how) {
        Proc process = Objects.requireNonNull(processes.get(id));
        if (process.end == null) {
            process.end = new AttemptReport.Ended(how, process.started, clock.instant(), NOTHING);
            report(id, process.end);
        }
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
                launch(spec.id());
                report(spec.id(), new AttemptReport.Running(clock.instant()));
                faults.at("after start");
            }

            @Override
            public void adopt(String executor, AttemptSpec spec) {
                faults.at("before adopt");
                Proc process = processes.get(spec.id());
                if (process == null) {
                    report(spec.id(), new AttemptReport.NeverStarted());
                } else {
                    report(spec.id(), process.end == null ? new AttemptReport.Running(process.started) : process.end);
                }
                faults.at("after adopt");
            }

            @Override
            public void stop(String executor, AttemptId id) {
                processes.computeIfAbsent(id, never -> new Proc(clock.instant()));
                schedule.in(Duration.ofMillis(30), () -> end(id, new AttemptReport.End.Stopped()));
            }

            @Override
            public Path folder(RunImage image, String step, int attempt) {
                return Path.of("/sim", step, Integer.toString(attempt));
            }

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
            public void collect(RunImage image, Node node, AttemptReport.Ended end) {
                faults.at("collecting");
                boolean fine = end.end() instanceof AttemptReport.End.Exited exited && exited.code() == 0;
                Map<String, Passed> outputs = Map.of(
                        "out",
                        new Passed.Value(new IntNode(Math.floorMod(node.id().hashCode(), 10))));
                Harvest harvest =
                        fine ? new Harvest.Given(outputs, List.of()) : new Harvest.Wrong("exited with 1", List.of());
                int attempt = Objects.requireNonNull(node.open()).number();
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
