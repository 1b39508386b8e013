package io.slipway.engine.live;

import io.slipway.engine.StepState;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentException;
import io.slipway.executor.EnvironmentSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The environments that one live run has asked for, each once. */
final class Environments {
    private final String run;
    private final Outside outside;
    private final Map<EnvironmentSpec, CompletableFuture<Environment>> asked = new HashMap<>();
    private final Map<String, EnvironmentSpec> waiting = new LinkedHashMap<>();

    Environments(String run, Outside outside) {
        this.run = run;
        this.outside = outside;
    }

    /** What became of it: one of both is there, or neither yet; {@code said} is what was printed on the way to a problem. */
    record Answer(@Nullable Environment made, @Nullable String problem, List<String> said) {
        static Answer of(@Nullable Environment made) {
            return new Answer(made, null, List.of());
        }
    }

    /** Asks for it if nobody has; when it is there the run is told to look again. */
    void ask(String executor, EnvironmentSpec spec) {
        if (!asked.containsKey(spec)) {
            CompletableFuture<Environment> future =
                    outside.prepare(executor, spec, line -> outside.send(run, new RunMessage.Progress(spec, line)));
            asked.put(spec, future);
            if (!future.isDone()) {
                var _ = future.whenComplete((_, _) -> outside.send(run, new RunMessage.Look()));
            }
        }
    }

    Answer answer(RunImage image, Node node, EnvironmentSpec spec) {
        ask(image.run().executor(), spec);
        CompletableFuture<Environment> future = asked.get(spec);
        if (future == null || !future.isDone()) {
            if (waiting.put(node.id(), spec) == null) {
                outside.show(image, node.id(), new StepState.Preparing(""), null);
            }
            return Answer.of(null);
        }
        waiting.remove(node.id());
        if (future.state() == CompletableFuture.State.SUCCESS) {
            return Answer.of(future.resultNow());
        }
        return new Answer(null, sentence(future), said(future));
    }

    private static String sentence(CompletableFuture<Environment> future) {
        if (future.state() == CompletableFuture.State.CANCELLED) {
            return "Making its environment was cancelled: run it again";
        }
        String message = problem(future).getMessage();
        return message == null ? "Its environment could not be made: " + problem(future) : message;
    }

    private static List<String> said(CompletableFuture<Environment> future) {
        return future.state() == CompletableFuture.State.FAILED
                        && problem(future) instanceof EnvironmentException refused
                ? refused.said()
                : List.of();
    }

    private static Throwable problem(CompletableFuture<Environment> future) {
        Throwable problem = future.exceptionNow();
        Throwable cause = problem.getCause();
        return problem instanceof CompletionException && cause != null ? cause : problem;
    }

    void progress(RunImage image, EnvironmentSpec spec, String line) {
        waiting.forEach((step, wanted) -> {
            Node node = image.nodes().get(step);
            if (wanted.equals(spec) && node != null && node.state() instanceof StepState.Waiting) {
                outside.show(image, step, new StepState.Preparing(line), null);
            }
        });
    }
}
