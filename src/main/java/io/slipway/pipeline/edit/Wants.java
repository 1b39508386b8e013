package io.slipway.pipeline.edit;

import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What an edit needs to be there, or a sentence. */
final class Wants {
    private static final String NAME = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";

    private Wants() {}

    static Step step(Pipeline pipeline, String path) {
        return Paths.step(pipeline, path)
                .orElseThrow(() -> new InvalidEditException(
                        "There is no step " + path + " any more: somebody deleted or moved it meanwhile"));
    }

    static Graph graph(Pipeline pipeline, String path) {
        return Paths.graph(pipeline, path)
                .orElseThrow(() -> new InvalidEditException(
                        "There is no frame " + path + " any more: somebody took it away meanwhile"));
    }

    static Component component(Pipeline pipeline, String path) {
        step(pipeline, path);
        return Paths.component(pipeline, path)
                .orElseThrow(() -> new InvalidEditException("The component of " + path + " is missing"));
    }

    /** A name in the shape that KFP demands of a task. */
    static void name(String name) {
        if (name.length() > 120 || !name.matches(NAME)) {
            throw new InvalidEditException(
                    "The name of a step is lower-case letters, digits and dashes; \"" + name + "\" is none");
        }
    }

    /** The wish, or the wish with the first number that is free: {@code train-2}. */
    static String free(Collection<String> taken, String wish) {
        Set<String> used = new HashSet<>(taken);
        String name = wish;
        for (int n = 2; used.contains(name); n++) {
            name = wish + "-" + n;
        }
        return name;
    }
}
