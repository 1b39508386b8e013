package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.artifact.logged.LoggedFile;
import io.slipway.artifact.logged.LoggedFiles;
import io.slipway.artifact.logged.LoggedPath;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineVersion;
import io.slipway.pipeline.Type;
import io.slipway.tracking.Tracking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real steps gave, where MLflow's clients look for it. */
class StepFilesIT {
    private static final String SOURCE = """
            def train(
                data: Output[Dataset], model: Output[Model], report: Output[HTML], notes: Output[Markdown],
                measured: Output[ClassificationMetrics], plot: Output[Artifact]
            ):
                import os
                for written in (data, notes, plot):
                    open(written.path, 'w').write(written.name)
                open(report.path, 'w').write('<p>well</p>')
                os.makedirs(model.path + '/data')
                open(model.path + '/data/weights', 'w').write('1 2 3')
                measured.log_confusion_matrix(['no', 'yes'], [[3, 1], [0, 4]])
            """;

    @TempDir
    Path folder;

    private static Pipeline pipeline() {
        Map<String, Output> outputs = Map.of(
                        "data", "Dataset",
                        "model", "Model",
                        "report", "HTML",
                        "notes", "Markdown",
                        "measured", "ClassificationMetrics",
                        "plot", "Artifact")
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        type -> new Output(
                                new Type.Artifact("system." + type.getValue(), "0.0.1", false), "", Map.of())));
        Component component = new Component(
                "",
                Map.of(),
                outputs,
                new Implementation.PythonFunction(SOURCE, "train", List.of(), List.of(), "python:3.11", Map.of()),
                Map.of());
        return House.pipeline(
                "gives", Map.of("train", component), Map.of("train #1", House.step("train", Map.of(), null)));
    }

    @Test
    void resultsAreFilesOfTheRunThatGaveThemAndOfTheRunThatTookThemFromTheCache() throws IOException {
        try (House house = new House(folder.resolve("home"), House.python())) {
            PipelineVersion version = house.saved(pipeline());
            PipelineRun first = house.awaitEnd(house.start(version, Map.of()));
            PipelineRun second = house.awaitEnd(house.start(version, Map.of()));
            assertThat(house.step(second, "train #1").state()).isEqualTo(new StepState.Cached(first.id()));
            for (PipelineRun run : List.of(first, second)) {
                LoggedPath root = root(house, run);
                assertThat(house.bean(LoggedFiles.class).tree(house.project(), root, 100))
                        .extracting(LoggedFile::path)
                        .containsExactly(
                                "steps/train _1/measured.json",
                                "steps/train _1/model/data/weights",
                                "steps/train _1/notes.md",
                                "steps/train _1/plot",
                                "steps/train _1/report.html");
                assertThat(file(house, root, "report.html")).hasContent("<p>well</p>");
                assertThat(file(house, root, "measured.json"))
                        .content()
                        .contains("\"confusionMatrix\"")
                        .contains("\"yes\"");
            }
        }
    }

    private static LoggedPath root(House house, PipelineRun run) {
        String uri = house.as(() -> house.bean(Tracking.class).get(house.project(), run.id()))
                .artifactUri();
        return LoggedPath.of(uri.substring("mlflow-artifacts:/".length()));
    }

    private static Path file(House house, LoggedPath root, String name) {
        LoggedPath path = new LoggedPath(Stream.concat(root.parts().stream(), Stream.of("steps", "train _1", name))
                .toList());
        return Objects.requireNonNull(house.bean(LoggedFiles.class).file(house.project(), path));
    }
}
