package io.slipway.engine.plan;

import io.slipway.pipeline.Step;
import java.util.Map;

/** The path of a step run by what people call the steps. Where that could mean two of a frame, a step goes by its name. */
public final class TitledPath {
    private TitledPath() {}

    public static String of(RunImage image, Node node) {
        String frame = node.frame();
        String title = title(image.graph(frame).steps(), node.name()).replace('/', '_');
        return frame == null ? title : of(image, image.node(frame)) + "/" + title;
    }

    /** An iteration of a loop is no step of the graph around it: it goes by its number. */
    private static String title(Map<String, Step> steps, String name) {
        Step step = steps.get(name);
        if (step == null || step.title().isEmpty()) {
            return name;
        }
        String title = step.title();
        boolean ofOneAlone = steps.entrySet().stream()
                .noneMatch(other -> !other.getKey().equals(name)
                        && (other.getKey().equals(title)
                                || other.getValue().title().equals(title)));
        return ofOneAlone ? title : name;
    }
}
