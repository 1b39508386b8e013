package io.slipway.ui.experiment;

import io.slipway.artifact.logged.LoggedFile;
import io.slipway.artifact.logged.LoggedFiles;
import io.slipway.artifact.logged.LoggedPath;
import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.engine.StepFiles;
import io.slipway.engine.StepRun;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.FilesThere;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The files of a run: what was logged to it, and of a pipeline run what its steps gave. */
@Component
class RunFiles {
    private static final String SCHEME = "mlflow-artifacts:/";
    private static final int MOST = 500;
    private final Tracking tracking;
    private final Runs runs;
    private final LoggedFiles files;
    private final StepTitles titles;

    RunFiles(Tracking tracking, Runs runs, LoggedFiles files, StepTitles titles) {
        this.tracking = tracking;
        this.runs = runs;
        this.files = files;
        this.titles = titles;
    }

    /**
     * A file as the comparison shows it.
     *
     * @param path tells it from the others of its run
     * @param title what people call it
     * @param digest null where nobody took one
     * @param look how a step's result is looked at; null for a file that a program logged
     */
    record Shown(
            String path,
            String title,
            @Nullable Long size,
            @Nullable String digest,
            @Nullable String address,
            @Nullable Look look) {
        /** Of a run of others: it is looked at where it is. */
        static Shown there(FilesThere.FileThere file) {
            return new Shown(file.path(), file.path(), file.size(), null, null, null);
        }
    }

    /** What a step gave, and what it said of it: {@code schema} as in {@code system.HTML}. */
    record Look(String uri, String schema, Map<String, JsonNode> metadata) {}

    List<Shown> of(ProjectId project, String id) {
        TrackedRun run = tracking.get(project, id);
        List<Shown> shown = new ArrayList<>();
        PipelineRun pipeline = runs.find(project, Set.of(id)).get(id);
        if (pipeline != null) {
            UnaryOperator<String> named = titles.of(pipeline);
            runs.steps(project, id).stream()
                    .filter(step -> !step.frame())
                    .forEach(step -> outputs(pipeline, step, named.apply(step.path()), shown));
        }
        for (LoggedFile file : logged(run)) {
            if (pipeline != null && file.path().startsWith(StepFiles.FOLDER + "/")) {
                continue; // Shown above, by their steps.
            }
            String address = "app/" + project + "/compare/file?run=" + id + "&path=" + encoded(file.path());
            shown.add(new Shown(file.path(), file.path(), file.size(), null, address, null));
        }
        return shown;
    }

    private void outputs(PipelineRun run, StepRun step, String title, List<Shown> shown) {
        runs.details(run.project(), run.id(), step.id()).outputs().forEach((name, passed) -> {
            if (passed instanceof Passed.Artifacts given) {
                for (Passed.Artifact artifact : given.artifacts()) {
                    String address = "app/" + run.project() + "/artifacts?uri=" + encoded(artifact.uri());
                    shown.add(new Shown(
                            step.path() + " / " + name,
                            title + " / " + name,
                            artifact.size(),
                            artifact.digest(),
                            artifact.size() == null ? null : address,
                            new Look(artifact.uri(), artifact.schema(), artifact.metadata())));
                }
            }
        });
    }

    private List<LoggedFile> logged(TrackedRun run) {
        if (!run.artifactUri().startsWith(SCHEME)) {
            return List.of();
        }
        try {
            return files.tree(run.project(), root(run), MOST);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where a file that was logged to a run lies. */
    Path logged(ProjectId project, String id, String path) {
        TrackedRun run = tracking.get(project, id);
        Path file = run.artifactUri().startsWith(SCHEME)
                ? files.file(project, LoggedPath.of(path).below(root(run)))
                : null;
        if (file == null) {
            throw new NotFoundException("There is no file " + path + " of run " + id);
        }
        return file;
    }

    private static LoggedPath root(TrackedRun run) {
        return LoggedPath.of(run.artifactUri().substring(SCHEME.length()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
