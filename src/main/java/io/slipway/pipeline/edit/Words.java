package io.slipway.pipeline.edit;

import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.Collection;
import java.util.Map;

/** What things are called to a person. */
final class Words {
    private Words() {}

    static String steps(Map<String, Step> steps) {
        if (steps.size() != 1) {
            return steps.size() + " steps";
        }
        Map.Entry<String, Step> only = steps.entrySet().iterator().next();
        return only.getValue().title().isEmpty()
                ? only.getKey()
                : only.getValue().title();
    }

    static String paths(Pipeline pipeline, Collection<String> paths) {
        return paths.size() == 1 ? Paths.title(pipeline, paths.iterator().next()) : paths.size() + " steps";
    }

    static String changing(Pipeline pipeline, Edit.StepChanged change) {
        String title = Paths.title(pipeline, change.path());
        return switch (change.field()) {
            case "title" -> "renaming " + title;
            case "startWhen" -> "when " + title + " starts";
            default -> "the " + change.field() + " of " + title;
        };
    }

    /** The first step that uses this component. */
    static String userOf(Pipeline pipeline, String component) {
        return Paths.all(pipeline).stream()
                .filter(placed -> placed.step().component().equals(component))
                .findFirst()
                .map(placed -> Paths.title(pipeline, placed.path()))
                .orElse(component);
    }
}
