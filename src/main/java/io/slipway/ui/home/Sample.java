package io.slipway.ui.home;

import io.slipway.artifact.Artifacts;
import io.slipway.artifact.Stored;
import io.slipway.pipeline.PipelineEntry;
import io.slipway.pipeline.Pipelines;
import io.slipway.project.ProjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Puts the sample pipeline with its data into a project. */
@Component
class Sample {
    private final Artifacts artifacts;
    private final Pipelines pipelines;

    Sample(Artifacts artifacts, Pipelines pipelines) {
        this.artifacts = artifacts;
        this.pipelines = pipelines;
    }

    PipelineEntry addTo(ProjectId project) {
        Stored table = artifacts.upload(project, "iris.csv", new ByteArrayInputStream(table()), table().length);
        return pipelines.create(project, SamplePipeline.over(table));
    }

    private static byte[] table() {
        try (InputStream bytes = SampleSteps.resource("iris.csv")) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
