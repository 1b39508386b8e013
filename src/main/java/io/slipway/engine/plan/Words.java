package io.slipway.engine.plan;

import io.slipway.engine.Passed;
import io.slipway.engine.StepState;
import io.slipway.engine.step.StepException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reasons as a person reads them. */
final class Words {
    private static final Pattern VALUE = Pattern.compile("inputs\\.parameter_values\\['([^']*)'\\]");
    private static final String CHANNEL = "pipelinechannel--";

    private Words() {}

    static String of(StepException wrong) {
        return Objects.requireNonNullElse(wrong.getMessage(), "the step can't go on");
    }

    /** {@code its condition is not met: evaluate-Output (0.83) >= 0.9}. */
    static String notMet(String when, Map<String, Passed> inputs) {
        String text = VALUE.matcher(when).replaceAll(found -> {
            String name = found.group(1);
            String plain = name.startsWith(CHANNEL) ? name.substring(CHANNEL.length()) : name;
            String value = inputs.get(name) instanceof Passed.Value passed ? " (" + passed.json() + ")" : "";
            return Matcher.quoteReplacement(plain + value);
        });
        return "its condition is not met: " + text;
    }

    /** Names the first leaf that failed, or the first frame if none did. */
    static String failed(List<Node> nodes) {
        Node first = nodes.stream()
                .filter(node -> node.failed() && !node.holds())
                .findFirst()
                .or(() -> nodes.stream().filter(Node::failed).findFirst())
                .orElseThrow();
        String verb = first.state() instanceof StepState.Lost ? "was lost" : "failed";
        return "Step `" + first.path() + "` " + verb + ": " + first.state().reason();
    }
}
