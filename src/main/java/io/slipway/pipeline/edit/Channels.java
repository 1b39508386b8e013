package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FirstThatRan;
import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Argument.StepOutput;

/** The names that KFP's SDK gives to values that pass a frame's border. */
final class Channels {
    static final String PREFIX = "pipelinechannel--";

    private Channels() {}

    static String of(String step, String output) {
        return PREFIX + step + "-" + output;
    }

    static String of(String parameter) {
        return parameter.startsWith(PREFIX) ? parameter : PREFIX + parameter;
    }

    /** A name for this value inside of the frame; {@code where} names the place for values that have no name of their own. */
    static String of(Argument argument, String where) {
        return switch (argument) {
            case StepOutput output -> of(output.step(), output.output());
            case FromInput input -> of(input.input());
            case FirstThatRan first -> of(first.candidates().getFirst().step(), "oneof");
            case Argument.Literal literal -> PREFIX + where;
            case Argument.Foreign foreign -> PREFIX + where;
        };
    }
}
