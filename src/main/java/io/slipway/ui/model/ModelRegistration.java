package io.slipway.ui.model;

import io.slipway.engine.GivenModel;
import io.slipway.engine.GivenModels;
import io.slipway.project.ProjectId;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Registry;
import io.slipway.tracking.remote.OtherModels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What could be registered, and the making of a version of it. */
@Component
public class ModelRegistration {
    private static final int MODELS = 1_000;
    private final GivenModels given;
    private final LoggedModels logged;
    private final Registry registry;
    private final ModelVersions versions;
    private final Origins origins;
    private final OtherModels others;

    ModelRegistration(
            GivenModels given,
            LoggedModels logged,
            Registry registry,
            ModelVersions versions,
            Origins origins,
            OtherModels others) {
        this.given = given;
        this.logged = logged;
        this.registry = registry;
        this.versions = versions;
        this.origins = origins;
        this.others = others;
    }

    /** Names that others gave on the project's MLflow server; told later, on another thread. */
    void ofOthers(ProjectId project, Consumer<Set<String>> told) {
        others.find(
                project,
                found -> told.accept(found.models().stream()
                        .map(OtherModels.OtherModel::name)
                        .collect(Collectors.toSet())));
    }

    /** The newest models that no version was made of yet. */
    List<Candidate> candidates(ProjectId project, int limit) {
        List<GivenModel> fromSteps = given.latest(project, limit);
        Set<String> taken = registered(project, fromSteps);
        List<Candidate> all = new ArrayList<>();
        fromSteps.stream()
                .filter(model -> !taken.contains(model.artifact().uri()))
                .forEach(model -> all.add(Candidate.of(model, origins.of(model))));
        for (LoggedModel model : logged.unregistered(project, GivenModels.ARTIFACT_TAG, limit)) {
            all.add(Candidate.of(model, origins.ofRun(project, model.sourceRun(), "")));
        }
        return all.stream()
                .sorted(Comparator.comparing(Candidate::made).reversed())
                .limit(limit)
                .toList();
    }

    private Set<String> registered(ProjectId project, List<GivenModel> models) {
        return models.isEmpty()
                ? Set.of()
                : ofRuns(project, models.stream().map(model -> model.run().id()).collect(Collectors.toSet())).stream()
                        .map(version -> version.tags().getOrDefault(GivenModels.ARTIFACT_TAG, ""))
                        .collect(Collectors.toSet());
    }

    /** The versions that were made of what these runs gave or logged. */
    List<ModelVersion> ofRuns(ProjectId project, Set<String> runs) {
        String filter = runs.stream().map(run -> "'" + run + "'").collect(Collectors.joining(", ", "run_id IN (", ")"));
        return runs.isEmpty()
                ? List.of()
                : versions.search(project, filter, List.of("creation_timestamp DESC"), MODELS, null)
                        .items();
    }

    List<String> names(ProjectId project) {
        return registry.search(project, "", List.of(), MODELS, null).items().stream()
                .map(RegisteredModel::name)
                .toList();
    }

    /** Makes a version; a model of this name is made if there is none. The alias may be empty. */
    ModelVersion register(ProjectId project, Candidate.What what, String name, String alias) {
        if (!alias.isEmpty()) {
            Registry.checkAlias(alias);
        }
        if (!names(project).contains(name)) {
            registry.create(project, name, null, Map.of());
        }
        ModelVersion made = switch (what) {
            case Candidate.What.Given from -> given.register(project, given.get(project, from.run(), from.uri()), name);
            case Candidate.What.Logged from -> {
                LoggedModel model = logged.get(project, from.id());
                yield versions.create(
                        project,
                        new ModelVersion.Wanted(
                                name, "models:/" + model.id(), model.sourceRun(), model.id(), "", "", Map.of()));
            }
        };
        if (!alias.isEmpty()) {
            registry.setAlias(project, name, alias, Long.toString(made.version()));
        }
        return made;
    }
}
