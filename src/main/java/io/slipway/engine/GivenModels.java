package io.slipway.engine;

import io.slipway.artifact.Artifacts;
import io.slipway.artifact.logged.LoggedFiles;
import io.slipway.artifact.logged.LoggedPath;
import io.slipway.engine.store.ModelStepStore;
import io.slipway.project.Access;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelLink;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.Tracking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Models that steps gave as {@code Output[Model]}, and how one becomes a version of a registered model. */
@Service
public class GivenModels {
    /** Of a version and of its logged model: the address of the artifact that it was made of. */
    public static final String ARTIFACT_TAG = "slipway.artifact";
    /** The same: the path of the step that gave it. */
    public static final String STEP_TAG = "slipway.step";

    private static final int MOST = 100_000;
    private static final String SCHEME = "mlflow-artifacts:/";
    private final ModelStepStore steps;
    private final Artifacts artifacts;
    private final LoggedFiles files;
    private final LoggedModels logged;
    private final ModelVersions versions;
    private final Tracking tracking;
    private final Access access;

    GivenModels(
            ModelStepStore steps,
            Artifacts artifacts,
            LoggedFiles files,
            LoggedModels logged,
            ModelVersions versions,
            Tracking tracking,
            Access access) {
        this.steps = steps;
        this.artifacts = artifacts;
        this.files = files;
        this.logged = logged;
        this.versions = versions;
        this.tracking = tracking;
        this.access = access;
    }

    /** Of so many steps, those of the newest runs first. */
    public List<GivenModel> latest(ProjectId project, int limit) {
        access.require(project, Permission.VIEW);
        return steps.latest(project, limit);
    }

    public GivenModel get(ProjectId project, String run, String uri) {
        access.require(project, Permission.VIEW);
        return steps.find(project, run, uri)
                .orElseThrow(() -> new NotFoundException("Run " + run + " gave no model at " + uri));
    }

    /**
     * Makes a version of a registered model that is there. Its files are taken over as those of a logged model, so
     * MLflow's clients get at them, and they outlive the run; what lies in a store elsewhere stays there.
     */
    public ModelVersion register(ProjectId project, GivenModel model, String name) {
        access.require(project, Permission.RUN);
        Map<String, String> tags = Map.of(ARTIFACT_TAG, model.artifact().uri(), STEP_TAG, model.path());
        if (model.artifact().size() == null) {
            return versions.create(project, wanted(name, model.artifact().uri(), model, "", tags));
        }
        LoggedModel whole = logged.tagged(
                        project, ARTIFACT_TAG, model.artifact().uri())
                .orElseGet(() -> takeOver(project, model, tags));
        return versions.create(project, wanted(name, "models:/" + whole.id(), model, whole.id(), tags));
    }

    private static ModelVersion.Wanted wanted(
            String name, String source, GivenModel model, String logged, Map<String, String> tags) {
        return new ModelVersion.Wanted(name, source, model.run().id(), logged, "", "", tags);
    }

    private LoggedModel takeOver(ProjectId project, GivenModel model, Map<String, String> tags) {
        Path source = artifacts.readable(project, model.artifact().uri(), "");
        String run = model.run().id();
        LoggedModel begun = logged.create(
                project, new LoggedModel.Wanted(model.run().experiment(), model.output(), "", run, said(model), tags));
        tracking.link(project, run, List.of(new ModelLink(begun.id(), true, 0)));
        try {
            LoggedPath folder = LoggedPath.of(begun.artifactUri().substring(SCHEME.length()));
            LoggedPath place =
                    Files.isDirectory(source) ? folder : named(source).below(folder);
            files.takeOver(project, place, source);
            files.tree(project, folder, MOST).forEach(file -> logged.filed(project, begun.id(), file.path(), true));
        } catch (IOException | RuntimeException failed) {
            logged.finish(project, begun.id(), LoggedModel.Status.UPLOAD_FAILED);
            throw failed instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) failed;
        }
        return logged.finish(project, begun.id(), LoggedModel.Status.READY);
    }

    private static LoggedPath named(Path file) {
        return new LoggedPath(List.of(String.valueOf(file.getFileName())));
    }

    /** What the step said of its model, such as its framework. */
    private static Map<String, String> said(GivenModel model) {
        Map<String, String> said = new LinkedHashMap<>();
        model.artifact().metadata().forEach((name, value) -> {
            if (value.isValueNode() && name.length() <= 250) {
                said.put(name, text(value));
            }
        });
        return said;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
