package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** A wire from one step to another, through the frames that stand between them; {@code connect.ts} draws the same. */
final class Connections {
    private Connections() {}

    static Pipeline add(Pipeline pipeline, Port from, Port to) {
        Type type = typeOf(pipeline, from);
        if (!Wants.component(pipeline, to.path()).inputs().containsKey(to.name())) {
            throw gone(pipeline, to, "input");
        }
        Meeting meeting = Meeting.of(from.path(), to.path());
        if (!from.path().isEmpty() && meeting.left().equals(meeting.right())) {
            throw new InvalidEditException(Paths.title(pipeline, to.path()) + " can't take from itself or from what it"
                    + " stands in: choose an output of another step");
        }
        if (from.path().isEmpty()) {
            return lower(pipeline, new FromInput(from.name()), "", Channels.of(from.name()), type, to);
        }
        Lifted lifted = lift(pipeline, from, type, meeting.graph());
        return lower(
                lifted.pipeline(),
                new StepOutput(meeting.left(), lifted.output()),
                meeting.graph(),
                Channels.of(Paths.name(from.path()), from.name()),
                type,
                to);
    }

    private static Type typeOf(Pipeline pipeline, Port from) {
        Optional<Type> type = from.path().isEmpty()
                ? Optional.ofNullable(pipeline.root().inputs().get(from.name())).map(Input::type)
                : Optional.ofNullable(
                                Wants.component(pipeline, from.path()).outputs().get(from.name()))
                        .map(Output::type);
        return type.orElseThrow(() -> gone(pipeline, from, from.path().isEmpty() ? "parameter" : "output"));
    }

    private static InvalidEditException gone(Pipeline pipeline, Port port, String what) {
        String owner = port.path().isEmpty() ? "This pipeline" : Paths.title(pipeline, port.path());
        return new InvalidEditException(
                owner + " has no " + what + " " + port.name() + " any more: it was changed meanwhile");
    }

    private record Lifted(Pipeline pipeline, String output) {}

    /** Makes an inner step's output an output of every frame around it, up to the given graph. */
    private static Lifted lift(Pipeline pipeline, Port from, Type type, String graph) {
        Pipeline now = pipeline;
        StepOutput taken = new StepOutput(Paths.name(from.path()), from.name());
        for (String frame = Paths.parent(from.path()); !frame.equals(graph); frame = Paths.parent(frame)) {
            Map<String, Argument> outputs = Wants.graph(now, frame).outputs();
            Optional<String> known = keyOf(outputs, taken);
            String name = known.orElse(Wants.free(outputs.keySet(), Channels.of(taken.step(), taken.output())));
            if (known.isEmpty()) {
                StepOutput inner = taken;
                now = Paths.withGraph(now, frame, g -> g.withOutputs(Paths.with(g.outputs(), name, inner)));
                now = Paths.withComponent(
                        now, frame, c -> c.withOutputs(Paths.with(c.outputs(), name, new Output(type, "", Map.of()))));
            }
            taken = new StepOutput(Paths.name(frame), name);
        }
        return new Lifted(now, taken.output());
    }

    private static Pipeline lower(
            Pipeline pipeline, Argument source, String graph, String channel, Type type, Port to) {
        Lowered lowered = lower(pipeline, source, graph, channel, type, Paths.parent(to.path()));
        return Paths.withStep(
                lowered.pipeline(),
                to.path(),
                step -> step.withArguments(Paths.with(step.arguments(), to.name(), lowered.argument())));
    }

    /** A value handed in, and what it is called there. */
    record Lowered(Pipeline pipeline, Argument argument) {}

    /** Hands a value down from one graph into a frame somewhere in it. */
    static Lowered lower(Pipeline pipeline, Argument source, String graph, String channel, Type type, String into) {
        Pipeline now = pipeline;
        Argument argument = source;
        for (String frame : framesBetween(graph, into)) {
            Map<String, Argument> given = Wants.step(now, frame).arguments();
            Optional<String> known = keyOf(given, argument);
            String name = known.orElse(Wants.free(given.keySet(), channel));
            if (known.isEmpty()) {
                now = pass(now, frame, name, argument, type);
            }
            argument = new FromInput(name);
        }
        return new Lowered(now, argument);
    }

    /** Makes a value an input of a frame. */
    static Pipeline pass(Pipeline pipeline, String frame, String name, Argument argument, Type type) {
        Pipeline now = Paths.withStep(
                pipeline, frame, step -> step.withArguments(Paths.with(step.arguments(), name, argument)));
        return Paths.withComponent(now, frame, c -> c.withInputs(Paths.with(c.inputs(), name, plain(type))));
    }

    static Input plain(Type type) {
        return new Input(type, null, false, "", Map.of());
    }

    static Optional<String> keyOf(Map<String, Argument> arguments, Argument wanted) {
        return arguments.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Deque<String> framesBetween(String graph, String inner) {
        Deque<String> frames = new ArrayDeque<>();
        for (String frame = inner; !frame.equals(graph); frame = Paths.parent(frame)) {
            frames.addFirst(frame);
        }
        return frames;
    }

    /** The nearest graph that holds both, and the steps of it that hold either. */
    record Meeting(String graph, String left, String right) {
        static Meeting of(String a, String b) {
            String[] left = a.split("/", -1);
            String[] right = b.split("/", -1);
            int depth = 0;
            while (depth < left.length - 1 && depth < right.length - 1 && left[depth].equals(right[depth])) {
                depth++;
            }
            String graph = String.join("/", Arrays.copyOf(left, depth));
            return new Meeting(graph, left[depth], right[depth]);
        }
    }
}
