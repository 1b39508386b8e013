package io.slipway.format;

import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.List;
import java.util.Map;

/** A pipeline of one step. */
final class Alone {
    private Alone() {}

    static Pipeline pipeline(String source) {
        return switch (PythonFunctions.component(source, List.of(), PythonFunctions.DEFAULT_IMAGE)) {
            case FromSource.Made made -> pipeline(made.component());
            case FromSource.Wrong wrong ->
                throw new AssertionError(wrong.problems().toString());
        };
    }

    static Pipeline pipeline(Component component) {
        Step step = Step.of("step", "", Map.of()).withPosition(new Step.Position(0, 0, null, null));
        Implementation graph = new Implementation.Graph(Map.of("step", step), Map.of());
        return new Pipeline(
                "alone",
                "",
                Dialect.SLIPWAY,
                Map.of("step", component),
                new Component("", component.inputs(), Map.of(), graph, Map.of()),
                Map.of());
    }
}
