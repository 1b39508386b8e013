package io.slipway.ui.shell;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.Runs;
import io.slipway.pipeline.Pipelines;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.Permission;
import io.slipway.project.Project;
import io.slipway.project.ProjectId;
import io.slipway.project.Projects;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Registry;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.ModelAddress;
import io.slipway.ui.parts.RunWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Where a person can go from where they are: for the rail, the switcher and the command palette. */
@Component
class Places {
    private static final int FEW = 50;
    private static final int MODELS = 1_000;
    private final Access access;
    private final Projects projects;
    private final Pipelines pipelines;
    private final Runs runs;
    private final Registry registry;

    /** Something to go to: its kind, its name and where it is. */
    record Destination(String kind, String name, String detail, String address) {}

    Places(Access access, Projects projects, Pipelines pipelines, Runs runs, Registry registry) {
        this.access = access;
        this.projects = projects;
        this.pipelines = pipelines;
        this.runs = runs;
        this.registry = registry;
    }

    List<Project> projects() {
        return projects.mine();
    }

    /** The next sign-in leads to where the person was last. */
    void visited(String project) {
        if (!project.isEmpty()) {
            projects.visited(new ProjectId(project));
        }
    }

    /** Where pages of no project belong: the project that the person was in last; empty for a member of none. */
    String last() {
        return projects.last().map(one -> one.id().value()).orElse("");
    }

    boolean member(String project) {
        return !project.isEmpty() && access.may(new ProjectId(project), Permission.VIEW);
    }

    List<Rail.Place> rail(String project) {
        List<Rail.Place> places = new ArrayList<>();
        if (member(project)) {
            String base = "p/" + project;
            places.add(new Rail.Place(Icon.HOME, "Home", base, base + "//"));
            places.add(new Rail.Place(Icon.PIPELINE, "Pipelines", base + "/pipelines", base + "/pipelines"));
            places.add(new Rail.Place(Icon.RUN, "Runs", base + "/runs", base + "/runs"));
            places.add(new Rail.Place(Icon.EXPERIMENT, "Experiments", base + "/experiments", base + "/experiments"));
            places.add(new Rail.Place(Icon.MODEL, "Models", base + "/models", base + "/models"));
            places.add(new Rail.Place(Icon.SETTINGS, "Settings", base + "/settings/members", base + "/settings"));
        }
        if (isAdmin()) {
            places.add(new Rail.Place(Icon.ADMIN, "Administration", "admin/people", "admin"));
        }
        return places;
    }

    /** How many runs of the project have not ended; more than a few are told as that many. */
    List<PipelineRun> running(String project) {
        return runs.list(
                new ProjectId(project),
                new Runs.Query(
                        Set.of(RunState.PENDING, RunState.RUNNING, RunState.CANCELLING),
                        null,
                        null,
                        null,
                        "",
                        null,
                        FEW));
    }

    List<Destination> destinations(String project) {
        List<Destination> all = new ArrayList<>();
        rail(project).forEach(place -> all.add(new Destination("Page", place.word(), "", place.address())));
        if (member(project)) {
            ProjectId id = new ProjectId(project);
            pipelines
                    .list(id)
                    .forEach(entry -> all.add(new Destination(
                            "Pipeline", entry.name(), entry.owner(), "p/" + project + "/pipelines/" + entry.id())));
            registry.search(id, "", List.of(), MODELS, null)
                    .items()
                    .forEach(model -> all.add(
                            new Destination("Model", model.name(), latest(model), ModelAddress.of(id, model.name()))));
            runs.list(id, Runs.Query.latest(FEW))
                    .forEach(run -> all.add(new Destination(
                            "Run", run.title(), RunWords.of(run.state()), "p/" + project + "/runs/" + run.id())));
        }
        projects().stream()
                .filter(other -> !other.id().value().equals(project))
                .forEach(other -> all.add(new Destination("Project", other.name(), "", "p/" + other.id())));
        return all;
    }

    private static String latest(RegisteredModel model) {
        return model.latest().isEmpty() ? "" : "v" + model.newest();
    }

    private boolean isAdmin() {
        return access.caller() instanceof Caller.Person person && person.admin();
    }
}
