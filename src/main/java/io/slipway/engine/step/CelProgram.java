package io.slipway.engine.step;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.slipway.engine.Passed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled condition. The only class that sees CEL: loading it takes a second, so that nothing else may touch it. */
record CelProgram(String text, CelRuntime.Program program) {
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("inputs", MapType.create(SimpleType.STRING, MapType.create(SimpleType.STRING, SimpleType.DYN)))
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

    static CelProgram compile(String when) {
        try {
            return new CelProgram(
                    when, RUNTIME.createProgram(COMPILER.compile(when).getAst()));
        } catch (CelValidationException | CelEvaluationException wrong) {
            throw new StepException(
                    "The condition " + when + " is no valid CEL expression: " + firstLine(wrong.getMessage()));
        }
    }

    boolean holds(Map<String, Passed> inputs) {
        Object result;
        try {
            result = program.eval(Map.of("inputs", CelValues.of(inputs)));
        } catch (CelEvaluationException undecided) {
            throw new StepException("The condition " + text + " can't be decided: " + firstLine(undecided.getMessage())
                    + ". Compare values of the same type");
        }
        if (result instanceof Boolean holds) {
            return holds;
        }
        throw new StepException("The condition " + text + " gives " + result + ", expected true or false");
    }

    private static String firstLine(@Nullable String message) {
        String line = String.valueOf(message).lines().findFirst().orElse("");
        return line.replaceFirst("^(ERROR|evaluation error( at)?):? ?", "").replace("<input>:", "position ");
    }
}
