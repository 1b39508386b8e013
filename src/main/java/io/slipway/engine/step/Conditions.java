package io.slipway.engine.step;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides {@code Step.when}. Keep one: it remembers what it compiled. Safe to share between threads; loads CEL when first asked. */
public final class Conditions {
    private static final Pattern REFERENCE =
            Pattern.compile("\\.parameter(?:_value)?s\\[(?:'([^']*)'|\"([^\"]*)\")\\]");
    private static final int REMEMBERED = 1_000;
    private final Map<String, CelProgram> compiled = new ConcurrentHashMap<>();

    /** Whether the condition holds for these inputs of the step; {@link StepException} if it can't be told. */
    public boolean hold(String when, Map<String, Passed> inputs) {
        REFERENCE
                .matcher(when)
                .results()
                .map(Conditions::name)
                .filter(name -> !(inputs.get(name) instanceof Passed.Value))
                .findFirst()
                .ifPresent(name -> {
                    throw new StepException("The condition " + when + " looks at the input `" + name
                            + "`, which has no value: its step did not give it");
                });
        return program(when).holds(inputs);
    }

    /** Whether a run of the pipeline may have to decide a condition. */
    public static boolean in(Pipeline pipeline) {
        return Stream.concat(pipeline.components().values().stream(), Stream.of(pipeline.root()))
                .anyMatch(component -> component.implementation() instanceof Implementation.Graph graph
                        && graph.steps().values().stream().anyMatch(step -> step.when() != null));
    }

    /** Loads CEL, which takes a good second the first time; worth doing while something else is waited for. */
    public static void load() {
        CelProgram.compile("true");
    }

    private CelProgram program(String when) {
        if (compiled.size() >= REMEMBERED) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(when, CelProgram::compile);
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
