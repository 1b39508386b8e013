package io.slipway.engine.plan;

import io.slipway.engine.Passed;
import io.slipway.engine.StepState;
import io.slipway.engine.step.StepException;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reasons as a person reads them. */
final class Words {
    private static final Pattern VALUE = Pattern.compile("inputs\\.parameter_values\\['([^']*)'\\]");
    private static final String CHANNEL = "pipelinechannel--";
    private static final int SHORT = 8;
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Words() {}

    static String of(StepException wrong) {
        return Objects.requireNonNullElse(wrong.getMessage(), "the step can't go on");
    }

    /** {@code its condition is not met: Output of Evaluate (0.83) >= 0.9}. */
    static String notMet(String when, Step step, Implementation.Graph around, Map<String, Passed> inputs) {
        String text = VALUE.matcher(when).replaceAll(found -> {
            String name = found.group(1);
            String value = inputs.get(name) instanceof Passed.Value passed ? " (" + shortly(passed.json()) + ")" : "";
            return Matcher.quoteReplacement(origin(name, step.arguments().get(name), around) + value);
        });
        return "its condition is not met: " + text;
    }

    private static String origin(String name, @Nullable Argument argument, Implementation.Graph around) {
        return switch (argument) {
            case Argument.StepOutput output -> output.output() + " of " + title(output.step(), around);
            case Argument.FromInput input -> plain(input.input());
            case null, default -> plain(name);
        };
    }

    private static String plain(String name) {
        return name.startsWith(CHANNEL) ? name.substring(CHANNEL.length()) : name;
    }

    private static String title(String step, Implementation.Graph around) {
        Step named = around.steps().get(step);
        return named == null || named.title().isEmpty() ? step : named.title();
    }

    // The whole of 0.8888888888888888 tells a person no more than its first six digits.
    private static String shortly(JsonNode value) {
        String exact = value.toString();
        return value.isFloatingPointNumber() && exact.length() > SHORT
                ? new BigDecimal(value.doubleValue(), SIX_DIGITS)
                        .stripTrailingZeros()
                        .toString()
                : exact;
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
