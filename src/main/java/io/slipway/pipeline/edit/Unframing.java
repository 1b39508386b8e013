package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Argument.Literal;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A frame goes; its steps move out to where it stood, take what it was given, and always run. */
final class Unframing {
    private final String name;
    private final Step frame;
    private final Component component;
    private final Graph outer;
    private final Graph inner;
    private final Map<String, String> names = new LinkedHashMap<>();

    private Unframing(Pipeline pipeline, String path) {
        this.name = Paths.name(path);
        this.frame = Wants.step(pipeline, path);
        this.component = Wants.component(pipeline, path);
        this.outer = Wants.graph(pipeline, Paths.parent(path));
        this.inner = Wants.graph(pipeline, path);
        if (frame.foreign().keySet().stream()
                .anyMatch(key -> key.toLowerCase(Locale.ROOT).contains("iterator"))) {
            throw new InvalidEditException(
                    "This frame repeats its steps; without it they would lose what they repeat over: delete it instead");
        }
        Set<String> taken = new LinkedHashSet<>(outer.steps().keySet());
        taken.remove(name);
        inner.steps().keySet().forEach(step -> {
            String free = Wants.free(taken, step);
            taken.add(free);
            names.put(step, free);
        });
    }

    static Pipeline unframe(Pipeline pipeline, String path) {
        Unframing unframing = new Unframing(pipeline, path);
        Map<String, Step> steps = unframing.steps();
        Map<String, Argument> outputs = Arguments.each(unframing.outer.outputs(), unframing::seenOutside);
        Pipeline now = Paths.withGraph(pipeline, Paths.parent(path), graph -> new Graph(steps, outputs));
        Pipeline unframed = Removal.withoutUnused(pipeline, now);
        for (String step : unframing.names.values()) {
            String out = Paths.join(Paths.parent(path), step);
            if (Paths.graph(unframed, out).isPresent()) {
                unframed = FrameInputs.settle(unframed, out);
            }
        }
        return unframed;
    }

    private Map<String, Step> steps() {
        Map<String, Step> steps = new LinkedHashMap<>();
        outer.steps().forEach((key, step) -> {
            if (key.equals(name)) {
                inner.steps().forEach((own, each) -> steps.put(names.getOrDefault(own, own), movedOut(each)));
                return;
            }
            Set<String> after = new LinkedHashSet<>(step.after());
            if (after.remove(name)) {
                after.addAll(names.values());
            }
            steps.put(key, step.withAfter(after).withArguments(Arguments.each(step.arguments(), this::seenOutside)));
        });
        return steps;
    }

    private Step movedOut(Step step) {
        Set<String> after = new LinkedHashSet<>(frame.after());
        step.after().forEach(before -> after.add(names.getOrDefault(before, before)));
        Map<String, Argument> arguments = new LinkedHashMap<>();
        step.arguments().forEach((input, argument) -> given(argument).ifPresent(seen -> arguments.put(input, seen)));
        Step.Position place = step.position();
        Step.Position corner = frame.position();
        return step.withAfter(after)
                .withArguments(arguments)
                .withPosition(place == null || corner == null ? place : Standing.moved(place, corner.x(), corner.y()));
    }

    // What the frame was given, or its default; nothing where it was given nothing.
    private Optional<Argument> given(Argument argument) {
        if (!(argument instanceof FromInput input)) {
            return Optional.of(Arguments.mapped(argument, this::renamed));
        }
        Argument passed = frame.arguments().get(input.input());
        Input port = component.inputs().get(input.input());
        return passed != null
                ? Optional.of(passed)
                : Optional.ofNullable(port).map(Input::defaultValue).map(Literal::new);
    }

    private StepOutput renamed(StepOutput output) {
        return new StepOutput(names.getOrDefault(output.step(), output.step()), output.output());
    }

    private Argument seenOutside(Argument argument) {
        if (argument instanceof StepOutput output && output.step().equals(name)) {
            Argument source = inner.outputs().get(output.output());
            return source == null ? argument : Arguments.mapped(source, this::renamed);
        }
        if (argument instanceof Argument.FirstThatRan first && first.steps().contains(name)) {
            List<StepOutput> candidates = new ArrayList<>();
            first.candidates().forEach(candidate -> candidates.addAll(flat(seenOutside(candidate))));
            return new Argument.FirstThatRan(candidates);
        }
        return argument;
    }

    private static List<StepOutput> flat(Argument argument) {
        return switch (argument) {
            case StepOutput output -> List.of(output);
            case Argument.FirstThatRan first -> first.candidates();
            case Literal literal -> List.of();
            case FromInput input -> List.of();
            case Argument.Foreign foreign -> List.of();
        };
    }
}
