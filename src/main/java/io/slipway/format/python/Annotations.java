package io.slipway.format.python;

import io.slipway.pipeline.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the SDK takes a type annotation for. */
final class Annotations {
    private static final Map<String, Type.Kind> KINDS = Map.ofEntries(
            Map.entry("int", Type.Kind.INTEGER),
            Map.entry("float", Type.Kind.DOUBLE),
            Map.entry("bool", Type.Kind.BOOLEAN),
            Map.entry("str", Type.Kind.STRING),
            Map.entry("Text", Type.Kind.STRING),
            Map.entry("list", Type.Kind.LIST),
            Map.entry("List", Type.Kind.LIST),
            Map.entry("dict", Type.Kind.STRUCT),
            Map.entry("Dict", Type.Kind.STRUCT),
            Map.entry("PipelineTaskFinalStatus", Type.Kind.TASK_FINAL_STATUS),
            Map.entry("TaskConfig", Type.Kind.TASK_CONFIG));
    /** As texts in quotes. */
    private static final Map<String, Type.Kind> QUOTED = Map.of(
            "Integer", Type.Kind.INTEGER,
            "Float", Type.Kind.DOUBLE,
            "Boolean", Type.Kind.BOOLEAN,
            "String", Type.Kind.STRING,
            "List", Type.Kind.LIST,
            "Dict", Type.Kind.STRUCT);

    private static final Set<String> ARTIFACTS = Set.of(
            "Artifact",
            "Model",
            "Dataset",
            "Metrics",
            "ClassificationMetrics",
            "SlicedClassificationMetrics",
            "HTML",
            "Markdown");
    private static final String VERSION = "0.0.1";

    /** What a port is. */
    record Port(Type type, boolean output) {}

    private final Outline outline;

    Annotations(Outline outline) {
        this.outline = outline;
    }

    Port parameter(Expr annotation) {
        Expr bare = withoutOptional(resolved(annotation));
        if (bare instanceof Expr.Index index
                && index.base() instanceof Expr.Name name
                && index.of().size() == 1) {
            if (name.last().equals("Input") || name.last().equals("Output")) {
                boolean output = name.last().equals("Output");
                return new Port(wrapped(resolved(index.of().getFirst()), name.last()), output);
            }
        }
        if (bare instanceof Expr.Call call && call.function() instanceof Expr.Name name) {
            if (name.last().equals("InputPath") || name.last().equals("OutputPath")) {
                return new Port(path(call), name.last().equals("OutputPath"));
            }
        }
        return new Port(value(bare), false);
    }

    private Type wrapped(Expr inner, String marker) {
        Type type = artifact(inner);
        if (type instanceof Type.Artifact(String ignored, String version, boolean list)
                && list
                && marker.equals("Output")) {
            throw new Trouble(
                    inner.at(),
                    "A component can't put out a list of artifacts; put out one artifact for each, or one that is a folder.");
        }
        if (type != null) {
            return type;
        }
        throw new Trouble(
                inner.at(),
                "%s[...] holds an artifact (%s), but here is “%s”.%s"
                        .formatted(
                                marker,
                                String.join(", ", ARTIFACTS.stream().sorted().toList()),
                                text(inner),
                                kind(inner) == null ? "" : " Write it without %s[...].".formatted(marker)));
    }

    private Type path(Expr.Call call) {
        if (call.arguments().isEmpty()) {
            return new Type.Artifact("system.Artifact", VERSION, false);
        }
        Expr inner = resolved(call.arguments().getFirst());
        Type.Kind kind = kind(inner);
        if (kind != null) {
            return new Type.Parameter(kind);
        }
        if (inner instanceof Expr.Constant constant && constant.value().isString()) {
            String word = constant.value().stringValue();
            return new Type.Artifact(
                    ARTIFACTS.stream()
                            .filter(each -> each.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                            .findFirst()
                            .map("system."::concat)
                            .orElse("system.Artifact"),
                    VERSION,
                    false);
        }
        Type artifact = artifact(inner);
        return artifact != null ? artifact : unknown(inner);
    }

    /** The type of what travels itself, or of an artifact without a marker. */
    Type value(Expr annotation) {
        Expr bare = resolved(annotation);
        Type.Kind kind = kind(bare);
        Type artifact = artifact(bare);
        if (artifact != null) {
            return artifact;
        }
        return kind != null ? new Type.Parameter(kind) : unknown(bare);
    }

    private @Nullable Type artifact(Expr expr) {
        if (expr instanceof Expr.Name name && ARTIFACTS.contains(name.last())) {
            return new Type.Artifact("system." + name.last(), VERSION, false);
        }
        if (expr instanceof Expr.Index index
                && index.base() instanceof Expr.Name list
                && list.last().equalsIgnoreCase("list")
                && index.of().size() == 1
                && resolved(index.of().getFirst()) instanceof Expr.Name of
                && ARTIFACTS.contains(of.last())) {
            return new Type.Artifact("system." + of.last(), VERSION, true);
        }
        return null;
    }

    private static Type.@Nullable Kind kind(Expr expr) {
        return switch (expr) {
            case Expr.Name name -> KINDS.get(name.last());
            case Expr.Index index ->
                index.base() instanceof Expr.Name name
                                && List.of("list", "List", "dict", "Dict").contains(name.last())
                        ? KINDS.get(name.last())
                        : null;
            case Expr.Constant constant ->
                constant.value().isString()
                        ? QUOTED.get(constant.value().stringValue().replaceAll("\\[.*", ""))
                        : null;
            case Expr.Call ignored -> null;
            case Expr.Items ignored -> null;
            case Expr.Pairs ignored -> null;
            case Expr.Either ignored -> null;
            case Expr.Other ignored -> null;
        };
    }

    private Expr resolved(Expr expr) {
        Expr found = expr;
        for (int i = 0;
                i < 10 && found instanceof Expr.Name name && outline.aliases().containsKey(name.name());
                i++) {
            found = outline.aliases().getOrDefault(name.name(), found);
        }
        return found;
    }

    private static Expr withoutOptional(Expr expr) {
        if (expr instanceof Expr.Index index && index.base() instanceof Expr.Name name) {
            boolean union = name.last().equals("Union")
                    && index.of().size() == 2
                    && none(index.of().getLast());
            if (union || (name.last().equals("Optional") && index.of().size() == 1)) {
                return index.of().getFirst();
            }
        }
        return expr;
    }

    private static boolean none(Expr expr) {
        return expr instanceof Expr.Constant constant && constant.value().isNull();
    }

    private Type unknown(Expr expr) {
        throw new Trouble(expr.at(), sentence(expr));
    }

    private String sentence(Expr expr) {
        String known =
                "Use int, float, bool, str, list, dict, or Input[...] / Output[...] of an artifact such as Dataset or Model.";
        if (expr instanceof Expr.Either either
                && either.choices().size() == 2
                && none(either.choices().getLast())) {
            String inner = text(either.choices().getFirst());
            return "KFP does not take “%s | None”; write Optional[%s].".formatted(inner, inner);
        }
        if (expr instanceof Expr.Name name) {
            if (List.of("Input", "Output").contains(name.last())) {
                return "%s needs the artifact's type in brackets: %s[Dataset].".formatted(name.last(), name.last());
            }
            if (List.of("InputPath", "OutputPath").contains(name.last())) {
                return "%s needs the type in parentheses: %s(str).".formatted(name.last(), name.last());
            }
            if (outline.classes().contains(name.name())) {
                return "“%s” is a class of your own, which can't travel between steps. %s"
                        .formatted(name.name(), known);
            }
        }
        return "“%s” is no type that can travel between steps. %s".formatted(text(expr), known);
    }

    static String text(Expr expr) {
        return switch (expr) {
            case Expr.Name name -> name.name();
            case Expr.Constant constant -> constant.value().toString();
            case Expr.Index index ->
                text(index.base())
                        + index.of().stream()
                                .map(Annotations::text)
                                .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
            case Expr.Call call -> text(call.function()) + "(...)";
            case Expr.Items ignored -> "[...]";
            case Expr.Pairs ignored -> "{...}";
            case Expr.Either either ->
                either.choices().stream().map(Annotations::text).collect(java.util.stream.Collectors.joining(" | "));
            case Expr.Other other -> other.text();
        };
    }
}
