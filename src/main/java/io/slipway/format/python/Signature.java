package io.slipway.format.python;

import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.PythonFunction;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a function's ports as the SDK does. */
final class Signature {
    private final Outline outline;
    private final Annotations annotations;
    private final Docstring help;
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Map<String, Output> outputs = new LinkedHashMap<>();

    private Signature(FunctionDef function, Outline outline) {
        this.outline = outline;
        this.annotations = new Annotations(outline);
        this.help = Docstring.of(function.docstring());
    }

    static Component component(
            FunctionDef function, Outline outline, String source, List<String> packages, String image) {
        Signature signature = new Signature(function, outline);
        function.parameters().forEach(signature::parameter);
        signature.returns(function.returns());
        Decorator decorator = Decorator.of(function, packages, image);
        return new Component(
                signature.help.description(),
                signature.inputs,
                signature.outputs,
                new PythonFunction(
                        source, function.name().text(), decorator.packages(), List.of(), decorator.image(), Map.of()),
                Map.of());
    }

    private void parameter(FunctionDef.Parameter parameter) {
        String name = parameter.name().text();
        if (name.equals("Output")) {
            throw new Trouble(
                    parameter.name(),
                    "“Output” is the name of what the function returns; give the parameter another name.");
        }
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new Trouble(
                    parameter.name(),
                    "KFP takes “%s” for no name of a port: it must begin with a letter and hold letters, digits and _ of ASCII only."
                            .formatted(name));
        }
        if (inputs.containsKey(name) || outputs.containsKey(name)) {
            throw new Trouble(
                    parameter.name(),
                    "The parameter “%s” stands twice in the header; rename one of them.".formatted(name));
        }
        Expr annotation = parameter.annotation();
        if (annotation == null) {
            throw new Trouble(
                    parameter.name(),
                    "“%s” needs a type, since its port needs one: %s: str, for example.".formatted(name, name));
        }
        Annotations.Port port = annotations.parameter(annotation);
        if (port.output()) {
            outputs.put(name, new Output(port.type(), help.output(name), Map.of()));
            return;
        }
        Expr value = parameter.defaultValue();
        JsonNode fallback = value == null ? null : Defaults.of(parameter, value, port.type());
        inputs.put(
                name,
                new Input(port.type(), fallback, value != null || absent(port.type()), help.input(name), Map.of()));
    }

    private static boolean absent(Type type) {
        return type instanceof Type.Parameter(Type.Kind kind)
                && (kind == Type.Kind.TASK_FINAL_STATUS || kind == Type.Kind.TASK_CONFIG);
    }

    private void returns(@Nullable Expr returns) {
        if (returns == null
                || (returns instanceof Expr.Constant constant
                        && constant.value().isNull())) {
            return;
        }
        Map<String, Expr> fields = fields(returns);
        if (fields.isEmpty()) {
            output("Output", returns);
        } else {
            fields.forEach(this::output);
        }
    }

    private Map<String, Expr> fields(Expr returns) {
        if (returns instanceof Expr.Name name && outline.tuples().containsKey(name.name())) {
            return outline.tuples().getOrDefault(name.name(), Map.of());
        }
        Map<String, Expr> fields = NamedTuples.fields(returns);
        if (fields.isEmpty() && returns instanceof Expr.Call) {
            throw new Trouble(
                    returns.at(),
                    "Expected a type after “->”: int, a single artifact, or NamedTuple('Outputs', [('accuracy', float)]).");
        }
        return fields;
    }

    private void output(String name, Expr annotation) {
        if (annotation instanceof Expr.Index index
                && index.base() instanceof Expr.Name marker
                && (marker.last().equals("Output") || marker.last().equals("Input"))) {
            throw new Trouble(
                    annotation.at(),
                    "What a function returns is written without %s[...]: -> %s."
                            .formatted(
                                    marker.last(), Annotations.text(index.of().getFirst())));
        }
        Type type = annotations.value(annotation);
        if (type instanceof Type.Artifact(String ignored, String version, boolean list) && list) {
            throw new Trouble(
                    annotation.at(),
                    "A component can't put out a list of artifacts; put out one artifact for each, or one that is a folder.");
        }
        outputs.put(outputs.containsKey(name) ? name + "_2" : name, new Output(type, help.output(name), Map.of()));
    }
}
