package io.slipway.format.python;

import io.slipway.format.FromSource;
import io.slipway.format.SourceProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The source of a step. */
public final class PythonSource {
    private final String source;
    private final Tokenizer.Result read;

    private PythonSource(String source) {
        this.source = source;
        this.read = Tokenizer.read(source.replace("\r\n", "\n").replace('\r', '\n'));
    }

    public static PythonSource of(String source) {
        return new PythonSource(source);
    }

    /** The component that the SDK makes of the function, or what is wrong with it. */
    public FromSource component(List<String> packages, String image) {
        List<SourceProblem> problems = new ArrayList<>(read.problems());
        if (problems.isEmpty()) {
            problems.addAll(Statements.check(read.tokens()));
            Optional<Outline> outline = outline(problems);
            if (outline.isPresent() && problems.isEmpty()) {
                return made(outline.get(), packages, image);
            }
        }
        problems.sort(Comparator.comparingInt(SourceProblem::line).thenComparingInt(SourceProblem::column));
        return new FromSource.Wrong(problems);
    }

    /** What it says about a line is better than what is said about any line. */
    private Optional<Outline> outline(List<SourceProblem> problems) {
        try {
            return Optional.of(Outline.of(read.tokens()));
        } catch (Trouble trouble) {
            problems.removeIf(each -> each.line() == trouble.problem().line());
            problems.add(trouble.problem());
            return Optional.empty();
        }
    }

    private FromSource made(Outline outline, List<String> packages, String image) {
        try {
            return new FromSource.Made(Signature.component(chosen(outline), outline, source, packages, image));
        } catch (Trouble trouble) {
            return new FromSource.Wrong(List.of(trouble.problem()));
        }
    }

    private FunctionDef chosen(Outline outline) {
        List<FunctionDef> functions = outline.functions();
        List<FunctionDef> marked =
                functions.stream().filter(each -> each.component() != null).toList();
        if (functions.isEmpty()) {
            throw new Trouble(
                    1,
                    1,
                    source.isBlank()
                            ? "Write a Python function: def step(data: Input[Dataset]) -> float: ..."
                            : "There is no function here. A step is a Python function: def step(data: Input[Dataset]) -> float: ...");
        }
        if (marked.size() > 1 || (marked.isEmpty() && functions.size() > 1)) {
            List<FunctionDef> two = marked.isEmpty() ? functions : marked;
            throw new Trouble(
                    two.get(1).name(),
                    "There are two functions, “%s” and “%s”, but a step is one. Put one inside of the other, or mark the one to run with @dsl.component."
                            .formatted(
                                    two.getFirst().name().text(),
                                    two.get(1).name().text()));
        }
        return marked.isEmpty() ? functions.getFirst() : marked.getFirst();
    }

    private @Nullable FunctionDef function() {
        try {
            List<FunctionDef> functions = Outline.of(read.tokens()).functions();
            return functions.isEmpty() ? null : functions.getLast();
        } catch (Trouble unreadable) {
            return null;
        }
    }

    /** What its docstring says it does. */
    public String help() {
        FunctionDef function = function();
        return function == null ? "" : Docstring.of(function.docstring()).description();
    }

    /** These ports in the order of the header; those that are not in it come last. */
    public <T> Map<String, T> ordered(Map<String, T> ports) {
        Map<String, T> ordered = new LinkedHashMap<>();
        FunctionDef function = function();
        if (function != null) {
            for (FunctionDef.Parameter parameter : function.parameters()) {
                T port = ports.get(parameter.name().text());
                if (port != null) {
                    ordered.put(parameter.name().text(), port);
                }
            }
        }
        ports.forEach(ordered::putIfAbsent);
        return ordered;
    }
}
