package io.slipway.ui.experiment;

import io.slipway.engine.PipelineRun;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Versions;
import io.slipway.project.NotFoundException;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What the canvas calls the steps of a run. */
@Component
public class StepTitles {
    private final Versions versions;

    StepTitles(Versions versions) {
        this.versions = versions;
    }

    /** By path; a step that has no title, or whose version is gone, goes by its name. */
    public UnaryOperator<String> of(PipelineRun run) {
        try {
            return in(versions.get(run.project(), run.pipeline(), run.version()).content());
        } catch (NotFoundException gone) {
            return StepTitles::name;
        }
    }

    static UnaryOperator<String> in(Pipeline pipeline) {
        return path -> Paths.step(pipeline, path)
                .map(Step::title)
                .filter(title -> !title.isEmpty())
                .orElseGet(() -> name(path));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
