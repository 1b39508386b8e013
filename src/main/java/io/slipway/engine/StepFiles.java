package io.slipway.engine;

import io.slipway.artifact.ArtifactException;
import io.slipway.artifact.Artifacts;
import io.slipway.artifact.logged.LoggedFile;
import io.slipway.artifact.logged.LoggedFiles;
import io.slipway.artifact.logged.LoggedPath;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes results that steps gave files of their run, where MLflow's clients, a team's server and an export find them:
 * models, reports and metrics, and of untyped artifacts those that are small. Datasets stay with their steps.
 */
@Component
public class StepFiles {
    /** Below it lie the results in the run's artifacts: {@code steps/train/report.html}. */
    public static final String FOLDER = "steps";

    private static final Logger LOG = LoggerFactory.getLogger(StepFiles.class);
    private static final Set<String> MEASURED =
            Set.of("system.ClassificationMetrics", "system.SlicedClassificationMetrics");
    private static final Map<String, String> ENDINGS = Map.of("system.HTML", ".html", "system.Markdown", ".md");
    private static final String MODEL = "system.Model";
    private static final String UNTYPED = "system.Artifact";
    private static final long SMALL = 100_000_000;
    private static final int MOST = 100_000;
    private static final String SCHEME = "mlflow-artifacts:/";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final LoggedFiles files;
    private final Artifacts artifacts;
    private final Tracking tracking;

    StepFiles(LoggedFiles files, Artifacts artifacts, Tracking tracking) {
        this.files = files;
        this.artifacts = artifacts;
        this.tracking = tracking;
    }

    /**
     * The paths of files below the run's artifacts that hold a step's results now; again is the same as once.
     *
     * @param step its path, in names that people know
     */
    public List<String> keep(PipelineRun run, String step, Map<String, Passed> outputs) {
        List<String> kept = new ArrayList<>();
        outputs.forEach((name, passed) -> {
            if (passed instanceof Passed.Artifacts given) {
                int number = 0;
                for (Passed.Artifact artifact : given.artifacts()) {
                    String distinct = given.artifacts().size() == 1 ? name : name + "/" + number++;
                    kept.addAll(keep(run, plain(FOLDER + "/" + step + "/" + distinct), artifact));
                }
            }
        });
        return kept;
    }

    private List<String> keep(PipelineRun run, String path, Passed.Artifact artifact) {
        try {
            if (MEASURED.contains(artifact.schema()) && !artifact.metadata().isEmpty()) {
                return written(run, path + ".json", artifact);
            }
            Long size = artifact.size();
            return size != null && isResult(artifact.schema(), size) ? taken(run, path, artifact) : List.of();
        } catch (IOException
                | UncheckedIOException
                | ArtifactException
                | NotFoundException
                | TrackingException notNow) {
            LOG.warn("What lies at {} does not become a file of its run: {}", artifact.uri(), notNow.toString());
            return List.of();
        }
    }

    private static boolean isResult(String schema, long size) {
        return schema.equals(MODEL) || ENDINGS.containsKey(schema) || (schema.equals(UNTYPED) && size <= SMALL);
    }

    /** KFP puts what it measured beside the file, and the file is never written. */
    private List<String> written(PipelineRun run, String path, Passed.Artifact artifact) throws IOException {
        byte[] text = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(artifact.metadata())
                .getBytes(StandardCharsets.UTF_8);
        files.write(run.project(), place(run, path), new ByteArrayInputStream(text));
        return List.of(path);
    }

    private List<String> taken(PipelineRun run, String path, Passed.Artifact artifact) throws IOException {
        ProjectId project = run.project();
        Path source = artifacts.readable(project, artifact.uri(), "");
        if (!files.isInHome(source)) {
            return List.of(); // It may be written again, and would have to be copied.
        }
        if (Files.isDirectory(source)) {
            LoggedPath folder = place(run, path);
            files.takeOver(project, folder, source);
            return files.tree(project, folder, MOST).stream()
                    .map(LoggedFile::path)
                    .map(file -> path + "/" + file)
                    .toList();
        }
        String file = path + ending(artifact, source);
        files.takeOver(project, place(run, file), source);
        return List.of(file);
    }

    /** By which MLflow's pages know how to show it. */
    private static String ending(Passed.Artifact artifact, Path source) {
        String name = String.valueOf(source.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot) : ENDINGS.getOrDefault(artifact.schema(), "");
    }

    private LoggedPath place(PipelineRun run, String path) {
        String root = tracking.get(run.project(), run.id()).artifactUri();
        if (!root.startsWith(SCHEME)) {
            throw new ArtifactException("the experiment keeps its files at " + root + ", where only its clients write");
        }
        return LoggedPath.of(path).below(LoggedPath.of(root.substring(SCHEME.length())));
    }

    /** Names out of somebody's file, without what an address gives a meaning to. */
    private static String plain(String path) {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.replaceAll("[#?%\\\\:\\p{Cntrl}]|^\\.+$", "_"))
                .collect(Collectors.joining("/"));
    }
}
