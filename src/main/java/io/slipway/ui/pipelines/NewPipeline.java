package io.slipway.ui.pipelines;

import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import java.util.Map;

/** A pipeline with nothing in it. */
public final class NewPipeline {
    private NewPipeline() {}

    public static Pipeline named(String name) {
        Component root = new Component("", Map.of(), Map.of(), new Implementation.Graph(Map.of(), Map.of()), Map.of());
        return new Pipeline(name, "", Dialect.SLIPWAY, Map.of(), root, Map.of());
    }
}
