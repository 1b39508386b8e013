package io.slipway.pipeline.check;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Type;

/** What is wrong with a pipeline as a whole and with its parameters. */
final class PipelineChecks {
    private PipelineChecks() {}

    static void check(Pipeline pipeline, Checks.Found found) {
        boolean empty = pipeline.graph().steps().isEmpty();
        if (empty) {
            found.error("", "This pipeline has no steps yet: drag one from the palette, or press N");
        }
        pipeline.root().inputs().forEach((name, input) -> {
            check(name, input, found);
            if (!empty && !isUsed(pipeline, name)) {
                found.warning("", name, "No step takes the parameter " + name + ": give it to an input, or remove it");
            }
        });
    }

    private static void check(String name, Input input, Checks.Found found) {
        if (input.type() instanceof Type.Artifact && input.defaultValue() == null) {
            found.error(
                    "",
                    name,
                    "The parameter " + name + " is an artifact (" + input.type().word()
                            + "), which a run can't be given yet: let an importer bring it in");
        }
        if (input.defaultValue() != null && input.type() instanceof Type.Parameter parameter) {
            Literals.misfit(input.defaultValue(), parameter.kind())
                    .ifPresent(why -> found.error("", name, "The default of " + name + " " + why));
        }
    }

    private static boolean isUsed(Pipeline pipeline, String name) {
        Argument wanted = new FromInput(name);
        return pipeline.graph().steps().values().stream()
                .anyMatch(step -> step.foreign().toString().contains(name)
                        || step.arguments().values().stream()
                                .anyMatch(argument -> argument.equals(wanted)
                                        || (argument instanceof Argument.Foreign foreign
                                                && foreign.content().toString().contains(name))
                                        || (argument instanceof Argument.Literal literal
                                                && literal.value().toString().contains("--" + name + "'"))));
    }
}
