package io.slipway.executor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs attempts somewhere. What becomes of an attempt is told to the {@link AttemptListener}, at least once each, in
 * order; the caller's fence decides what still counts.
 */
public interface StepExecutor extends AutoCloseable {

    /** Who hears of attempts from now on; one, asked for before anything is started. */
    void listen(AttemptListener listener);

    /** Why nothing can be started here at present, in a sentence that says what to do; empty where it can. */
    Optional<String> whyNot();

    /** Why this can never be started here: the executor has not as much, or no such program. Empty where it can. */
    Optional<String> whyNot(Program program, AttemptSpec.Resources wanted);

    /** Where steps that run elsewhere find their attempt's folder. */
    String ELSEWHERE = "/slipway";

    /** Where a step finds its attempt's folder, where that is not the path that it has on this machine. */
    default Optional<String> root() {
        return Optional.empty();
    }

    /** The address at which steps reach this server; {@code publicUrl} is the one for people, empty where no door is open. */
    default String serverAddress(String publicUrl) {
        return publicUrl;
    }

    /**
     * Makes ready what a program needs before it can start, once for all who need the same.
     *
     * @param progress gets a line at a time while something is being made; nothing where it is there already
     * @return what the program will find; fails with {@link EnvironmentException} whose message a person can act on
     */
    CompletableFuture<Environment> prepare(EnvironmentSpec spec, Consumer<String> progress);

    /**
     * Starts an attempt, at most once: an attempt that was started before, also by an earlier server, is adopted. Answers
     * at once; what can't be started is told as {@link AttemptReport.NotStarted}.
     */
    void start(AttemptSpec spec);

    /**
     * Asks what became of an attempt that an earlier server started (or meant to start); the answer comes as a report:
     * Running, Ended, Lost, or NeverStarted. From then on its end is told.
     */
    void adopt(AttemptSpec spec);

    /**
     * Ends an attempt with all its processes, or sees to it that it never begins. May be called again until its end was
     * reported. The attempt was given to {@link #start} or {@link #adopt} of this executor before.
     */
    void stop(AttemptId id);

    /** What is known of the pod of an attempt that goes on; empty where there are no pods, or none of it any more. */
    default Optional<PodReport> pod(AttemptId id) {
        return Optional.empty();
    }

    /** What the time of an attempt that goes on went to so far; empty where that is not known. */
    default List<TimePart> parts(AttemptId id) {
        return List.of();
    }

    /** Tells nothing any more and lets go of what it holds; its steps go on. */
    @Override
    default void close() {}
}
