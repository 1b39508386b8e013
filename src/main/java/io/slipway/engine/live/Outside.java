package io.slipway.engine.live;

import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.StepState;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.StepException;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Environment;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The world that a live run acts upon. What becomes of it comes back as {@link RunMessage}s; nothing here blocks for long. */
public interface Outside {
    CompletableFuture<Environment> prepare(String executor, EnvironmentSpec spec, Consumer<String> progress);

    void start(String executor, AttemptSpec spec);

    void adopt(String executor, AttemptSpec spec);

    void stop(String executor, AttemptId id);

    /** Where steps of this executor find their attempt's folder; empty where that is its path on this machine. */
    Optional<String> root(String executor);

    /** What the SDK compiles for a function. */
    Program.Command compiled(Implementation.PythonFunction function);

    Path folder(RunImage image, String step, int attempt);

    /** Keeps what was said while the environment of a step was made that could not be: the log of its attempt 0. */
    void keep(RunImage image, String step, List<String> said);

    /** The address of this server, as steps of this executor reach it. */
    String serverAddress(String executor);

    /** Values of those secrets that the project has; {@link StepException} if they can't be opened. */
    Map<String, String> secrets(ProjectId project, Set<String> names);

    /** How long a step may take; null is as long as it likes. */
    @Nullable
    Duration timeLimit();

    /** How often what a step takes is recorded, where that is wanted. */
    Duration sampling();

    /** What this attempt takes is recorded from now on, as often as its executor tells it. */
    void record(RunImage image, Node node, Attempt attempt);

    /** Looks at what an ended attempt left; comes back as {@link RunMessage.Collected}. */
    void collect(RunImage image, Node node, AttemptReport.Ended end);

    /** Does an importer's work; comes back as {@link RunMessage.Collected} with attempt 0. */
    void importing(RunImage image, Node node);

    /** What was recorded in this tracked run, if there is one. */
    List<Metric> logged(RunImage image, String trackedRun);

    /** Whether the artifacts are still there and as large as they were. */
    boolean intact(Map<String, Passed> outputs);

    /** Sends this run a {@link RunMessage}. */
    void send(String run, RunMessage message);

    /** Sends {@link RunMessage.Look} at that time. */
    void wake(String run, Instant at);

    /** A state that passes and is not worth a write. */
    void show(RunImage image, String step, StepState state, @Nullable Instant started);

    /** What was shown of this step holds no more. */
    void hide(RunImage image, String step);
}
