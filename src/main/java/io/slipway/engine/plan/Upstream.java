package io.slipway.engine.plan;

import io.slipway.engine.StepState;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a step waits for.
 *
 * @param all steps that must each end well
 * @param oneOf groups of steps of which at least one must end well, once all have ended
 */
public record Upstream(Set<String> all, List<Set<String>> oneOf) {

    /** Whether a step may start. */
    sealed interface Verdict {
        record Wait() implements Verdict {}

        record Go() implements Verdict {}

        record Never(String reason) implements Verdict {}
    }

    public static Upstream of(Step step) {
        Set<String> all = new LinkedHashSet<>(step.after());
        List<Set<String>> oneOf = new ArrayList<>();
        for (Argument argument : step.arguments().values()) {
            switch (argument) {
                case Argument.StepOutput output -> all.add(output.step());
                case Argument.FirstThatRan first -> oneOf.add(steps(first));
                case Argument.Literal literal -> {}
                case Argument.FromInput input -> {}
                case Argument.Foreign foreign -> {}
            }
        }
        return new Upstream(all, oneOf);
    }

    private static Set<String> steps(Argument.FirstThatRan first) {
        Set<String> names = new LinkedHashSet<>();
        first.candidates().forEach(candidate -> names.add(candidate.step()));
        return names;
    }

    /** Judges by the steps of the same graph, by name. */
    Verdict judge(Step.StartWhen startWhen, Map<String, Node> siblings) {
        return switch (startWhen) {
            case ALL_SUCCEEDED -> allSucceeded(siblings);
            case ALL_COMPLETED -> allEnded(siblings) ? new Verdict.Go() : new Verdict.Wait();
        };
    }

    private boolean allEnded(Map<String, Node> siblings) {
        return all.stream().allMatch(name -> ended(siblings, name))
                && oneOf.stream().flatMap(Set::stream).allMatch(name -> ended(siblings, name));
    }

    private Verdict allSucceeded(Map<String, Node> siblings) {
        Optional<String> never = all.stream()
                .filter(name -> ended(siblings, name) && !succeeded(siblings, name))
                .findFirst();
        if (never.isPresent()) {
            return new Verdict.Never(why(siblings, never.get()));
        }
        for (Set<String> group : oneOf) {
            if (group.stream().allMatch(name -> ended(siblings, name) && !succeeded(siblings, name))) {
                return new Verdict.Never("none of the steps `" + String.join("`, `", group) + "` ran");
            }
        }
        return allEnded(siblings) ? new Verdict.Go() : new Verdict.Wait();
    }

    private static String why(Map<String, Node> siblings, String name) {
        Node node = siblings.get(name);
        String became = switch (node == null ? null : node.state()) {
            case null -> "is not there";
            case StepState.Skipped skipped -> "was skipped";
            case StepState.Cancelled cancelled -> "was cancelled";
            case StepState.Lost lost -> "was lost";
            case StepState.Failed failed -> "failed";
            case StepState.Waiting waiting -> "did not run";
            case StepState.Preparing preparing -> "did not run";
            case StepState.Queued queued -> "did not run";
            case StepState.Running running -> "did not end";
            case StepState.Succeeded succeeded -> "succeeded";
            case StepState.Cached cached -> "succeeded";
        };
        return "step `" + name + "` before it " + became;
    }

    private static boolean ended(Map<String, Node> siblings, String name) {
        Node node = siblings.get(name);
        return node == null || node.state().ended();
    }

    private static boolean succeeded(Map<String, Node> siblings, String name) {
        Node node = siblings.get(name);
        return node != null && node.succeeded();
    }
}
