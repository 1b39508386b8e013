package io.slipway.pipeline.check;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FirstThatRan;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with what a step is given. */
final class ArgumentChecks {
    private static final String CHANNEL = "pipelinechannel--";
    private final Pipeline pipeline;
    private final String path;
    private final Checks.Found found;

    private ArgumentChecks(Pipeline pipeline, String path, Checks.Found found) {
        this.pipeline = pipeline;
        this.path = path;
        this.found = found;
    }

    static void check(Pipeline pipeline, Paths.Placed placed, Checks.Found found) {
        if (placed.component().isEmpty()) {
            return;
        }
        Component component = placed.component().get();
        ArgumentChecks checks = new ArgumentChecks(pipeline, placed.path(), found);
        String repeated = repeated(placed.step());
        component.inputs().forEach((name, input) -> {
            // A loop's item comes from the loop.
            if (!repeated.contains("\"" + name + "\"")) {
                checks.given(name, input, placed.step().arguments().get(name));
            }
        });
        placed.step().arguments().forEach((name, argument) -> {
            if (!component.inputs().containsKey(name)) {
                checks.undeclared(name, argument);
            }
        });
        placed.step().after().stream()
                .filter(before -> Paths.step(pipeline, checks.beside(before)).isEmpty())
                .forEach(before -> found.error(
                        placed.path(), "It is to run after " + before + ", a step that is not there any more"));
    }

    private static String repeated(Step step) {
        return step.foreign().entrySet().stream()
                .filter(each -> each.getKey().endsWith("Iterator"))
                .map(each -> each.getValue().path("itemInput").toString())
                .collect(Collectors.joining());
    }

    /** The SDK gives a step more than it declares where a constant of it holds another value (an f-string). */
    private void undeclared(String name, Argument argument) {
        if (name.startsWith(CHANNEL)) {
            given(name, new Input(new Type.Parameter(Type.Kind.STRING), null, true, "", Map.of()), argument);
        } else {
            found.error(
                    path,
                    name,
                    "There is a value for " + name + ", but this step has no such input any more: remove the value, or"
                            + " bring the input back");
        }
    }

    /** What passes a frame's border has the SDK's word before its name. */
    private static String shown(String name) {
        return name.startsWith(CHANNEL) ? name.substring(CHANNEL.length()) : name;
    }

    private String beside(String step) {
        return Paths.join(Paths.parent(path), step);
    }

    private void given(String name, Input input, @Nullable Argument argument) {
        switch (argument) {
            case null -> {
                if (input.required()) {
                    missing(name, input);
                }
            }
            case Argument.Literal literal -> constant(name, input, literal);
            case Argument.FromInput from -> from(name, input, from);
            case StepOutput output -> output(name, input, output);
            case FirstThatRan first -> first.candidates().forEach(candidate -> output(name, input, candidate));
            case Argument.Foreign foreign ->
                found.error(
                        path,
                        name,
                        shown(name)
                                + " takes its value in a way that Slipway can't resolve yet: it is kept and exported as it"
                                + " is");
        }
    }

    private void missing(String name, Input input) {
        found.error(
                path,
                name,
                switch (input.type()) {
                    case Type.Artifact artifact ->
                        shown(name) + " needs a " + artifact.word() + ": connect an output that gives one";
                    case Type.Parameter parameter ->
                        shown(name) + " needs a value (" + parameter.word()
                                + "): type a constant, or connect an output or a" + " parameter";
                });
    }

    private void constant(String name, Input input, Argument.Literal literal) {
        switch (input.type()) {
            case Type.Artifact artifact ->
                found.error(
                        path,
                        name,
                        name + " takes an artifact (" + artifact.word() + "), not a constant: connect an"
                                + " output that gives one");
            case Type.Parameter parameter ->
                Literals.misfit(literal.value(), parameter.kind())
                        .ifPresent(why -> found.error(path, name, name + " " + why));
        }
    }

    private void from(String name, Input input, Argument.FromInput from) {
        Optional<Input> source = Paths.componentOfGraph(pipeline, Paths.parent(path))
                .map(graph -> graph.inputs().get(from.input()));
        if (source.isEmpty()) {
            String what = Paths.parent(path).isEmpty() ? "parameter " : "value of its frame, ";
            found.error(
                    path,
                    name,
                    name + " takes the " + what + shown(from.input())
                            + ", which is not there any more: choose another");
        } else {
            fit(name, input, source.get().type(), shown(from.input()));
        }
    }

    private void output(String name, Input input, StepOutput output) {
        String title = Paths.title(pipeline, beside(output.step()));
        if (Paths.step(pipeline, beside(output.step())).isEmpty()) {
            found.error(
                    path,
                    name,
                    name + " takes an output of " + output.step()
                            + ", a step that is not there any more: connect another");
            return;
        }
        Optional<Component> component = Paths.component(pipeline, beside(output.step()));
        Output source = component.map(one -> one.outputs().get(output.output())).orElse(null);
        if (source != null) {
            fit(name, input, source.type(), title + "." + output.output());
        } else if (component.isPresent()) {
            found.error(
                    path,
                    name,
                    name + " takes " + output.output() + " of " + title
                            + ", which gives no such output any more: connect another");
        }
    }

    private void fit(String name, Input input, Type from, String source) {
        from.misfit(input.type()).ifPresent(why -> {
            if (untyped(from, input.type())) {
                found.warning(path, name, name + " " + why + " (from " + source + "): it works if that is one");
            } else {
                found.error(path, name, name + " " + why + " (from " + source + "): connect something else");
            }
        });
    }

    /** The SDK connects an output of no particular type to any artifact input. */
    private static boolean untyped(Type from, Type to) {
        return from instanceof Type.Artifact any
                && to instanceof Type.Artifact wanted
                && any.schema().equals("system.Artifact")
                && any.list() == wanted.list();
    }
}
