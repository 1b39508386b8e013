package io.slipway.ui.model;

import io.slipway.engine.Attempt;
import io.slipway.engine.GivenModel;
import io.slipway.engine.GivenModels;
import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.engine.StepRun;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Dataset;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import io.slipway.ui.experiment.StepTitles;
import io.slipway.ui.model.Origin.Place;
import io.slipway.ui.parts.LoggedRunAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out where models come from: a pipeline's step, a program that a step ran, or a notebook. */
@Component
class Origins {
    private static final int DEEP = 5;
    private final Runs runs;
    private final Tracking tracking;
    private final StepTitles titles;

    Origins(Runs runs, Tracking tracking, StepTitles titles) {
        this.runs = runs;
        this.tracking = tracking;
        this.titles = titles;
    }

    Origin of(GivenModel model) {
        return ofStep(model.run(), model.path(), data(model.run(), model.path(), model.inputs()));
    }

    Origin of(ProjectId project, ModelVersion version) {
        return version.run().isEmpty()
                ? Origin.UNKNOWN
                : ofRun(project, version.run(), version.tags().getOrDefault(GivenModels.STEP_TAG, ""));
    }

    /** Of a tracked run; {@code path} is that of the step if it is known to be one of a pipeline's run. */
    Origin ofRun(ProjectId project, String id, String path) {
        PipelineRun pipeline = runs.find(project, Set.of(id)).get(id);
        if (pipeline != null) {
            return ofStep(pipeline, path, path.isEmpty() ? List.of() : inputs(pipeline, path));
        }
        try {
            TrackedRun run = tracking.get(project, id);
            List<Place> data = run.datasets().stream().map(Origins::data).toList();
            return around(project, run)
                    .map(found -> ofStep(found, step(found, lineage(project, run)), data))
                    .orElseGet(() -> ofNotebook(run, data));
        } catch (TrackingException gone) {
            return new Origin(new Place("Run " + id + ", which is gone", ""), null, null, List.of());
        }
    }

    /** The pipeline's run that this one is nested in, however deep. */
    private Optional<PipelineRun> around(ProjectId project, TrackedRun run) {
        Set<String> ids = Set.copyOf(lineage(project, run));
        return runs.find(project, ids).values().stream().findFirst();
    }

    /** The run's id and those of the runs around it. */
    private List<String> lineage(ProjectId project, TrackedRun run) {
        List<String> ids = new ArrayList<>(List.of(run.id()));
        String parent = run.tags().getOrDefault("mlflow.parentRunId", "");
        while (!parent.isEmpty() && ids.size() < DEEP && !ids.contains(parent)) {
            ids.add(parent);
            try {
                parent = tracking.get(project, parent).tags().getOrDefault("mlflow.parentRunId", "");
            } catch (TrackingException gone) {
                return ids;
            }
        }
        return ids;
    }

    /** The path of the step one of whose attempts is among these runs; empty if none is. */
    private String step(PipelineRun run, List<String> ids) {
        Map<String, List<Attempt>> attempts = runs.attempts(run.project(), run.id());
        return runs.steps(run.project(), run.id()).stream()
                .filter(step -> attempts.getOrDefault(step.id(), List.of()).stream()
                        .anyMatch(attempt -> ids.contains(attempt.trackedRun())))
                .map(StepRun::path)
                .findFirst()
                .orElse("");
    }

    private Origin ofStep(PipelineRun run, String path, List<Place> data) {
        String address = "p/" + run.project() + "/runs/" + run.id();
        String version = "p/" + run.project() + "/pipelines/" + run.pipeline() + "?version=" + run.version();
        Place code = new Place(
                run.pipelineName() + ", version " + run.version(),
                path.isEmpty() ? version : version + "&step=" + encoded(path));
        Place step = path.isEmpty()
                ? null
                : new Place(titles.of(run).apply(path), address + "?step=" + encoded(path) + "&tab=outputs");
        return new Origin(new Place(run.title(), address), step, code, data);
    }

    private List<Place> inputs(PipelineRun run, String path) {
        return runs.steps(run.project(), run.id()).stream()
                .filter(step -> step.path().equals(path))
                .findFirst()
                .map(step -> data(
                        run,
                        path,
                        runs.details(run.project(), run.id(), step.id()).inputs()))
                .orElse(List.of());
    }

    private static List<Place> data(PipelineRun run, String path, Map<String, Passed> inputs) {
        List<Place> data = new ArrayList<>();
        String address = "p/" + run.project() + "/runs/" + run.id() + "?step=" + encoded(path) + "&tab=inputs";
        inputs.forEach((name, passed) -> {
            if (passed instanceof Passed.Artifacts given && !given.artifacts().isEmpty()) {
                data.add(new Place(name, address));
            }
        });
        return data;
    }

    private static Place data(Dataset dataset) {
        return new Place(
                dataset.digest().isEmpty() ? dataset.name() : dataset.name() + " (" + dataset.digest() + ")", "");
    }

    private static Origin ofNotebook(TrackedRun run, List<Place> data) {
        return new Origin(new Place(run.name(), LoggedRunAddress.of(run)), null, code(run.tags()), data);
    }

    private static @Nullable Place code(Map<String, String> tags) {
        String source = tags.getOrDefault("mlflow.source.name", "");
        String commit = tags.getOrDefault("mlflow.source.git.commit", "");
        String shown = commit.length() > 12 ? commit.substring(0, 12) : commit;
        return source.isEmpty() ? null : new Place(shown.isEmpty() ? source : source + " at " + shown, "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
