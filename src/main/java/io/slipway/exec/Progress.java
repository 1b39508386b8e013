package io.slipway.exec;

import io.slipway.engine.Attempt;
import io.slipway.engine.StepDetails;
import io.slipway.engine.StepRun;
import io.slipway.engine.StepState;
import io.slipway.executor.AttemptLogs;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Prints a line whenever a step stands otherwise than before. */
final class Progress {
    private static final int TAIL_BYTES = 2000;
    private static final int TAIL_LINES = 15;
    private final PrintStream out;
    private final AttemptLogs logs;
    private final Function<StepRun, StepDetails> details;
    private final Map<String, String> shown = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();

    Progress(PrintStream out, AttemptLogs logs, Function<StepRun, StepDetails> details) {
        this.out = out;
        this.logs = logs;
        this.details = details;
    }

    void show(List<StepRun> steps) {
        for (StepRun step : steps) {
            failedAttempts(step);
            String line = line(step);
            if (!line.isEmpty() && !line.equals(shown.put(step.id(), line))) {
                out.println(line);
            }
        }
    }

    /** Why a step is tried again: where no time lies between two attempts it is never seen to have failed. */
    private void failedAttempts(StepRun step) {
        int before = Math.max(1, attempts.getOrDefault(step.id(), 1));
        if (step.attempts() > before) {
            attempts.put(step.id(), step.attempts());
            details.apply(step).attempts().stream()
                    .filter(attempt -> attempt.number() >= before && attempt.number() < step.attempts())
                    .forEach(attempt -> out.println(step.path() + ": attempt " + attempt.number() + " "
                            + attempt.state().word() + " - " + attempt.state().reason()));
        }
    }

    private static String line(StepRun step) {
        StepState state = step.state();
        boolean unborn = state instanceof StepState.Waiting && state.reason().isEmpty();
        if (unborn || (step.frame() && !state.ended())) {
            return "";
        }
        String attempt = step.attempts() > 1 ? " (attempt " + step.attempts() + ")" : "";
        return step.path() + ": " + state.word() + attempt + (state.reason().isEmpty() ? "" : " - " + state.reason());
    }

    /** The end of what a failed step wrote: after this the log may be gone. */
    void lastWords(StepDetails details) {
        if (!details.step().frame() && !details.attempts().isEmpty()) {
            Attempt last = details.attempts().getLast();
            List<String> lines = logs.tail(last.log(), TAIL_BYTES).lines().toList();
            lines.stream().skip(Math.max(0, lines.size() - TAIL_LINES)).forEach(line -> out.println("    | " + line));
        }
    }
}
