package io.slipway.ui.logged;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import io.slipway.engine.Runs;
import io.slipway.project.NotFoundException;
import io.slipway.project.Project;
import io.slipway.project.ProjectId;
import io.slipway.project.Projects;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import io.slipway.ui.experiment.ExperimentView;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Leads from the id of a run or an experiment, as MLflow's clients print it, to its page in whichever project it is. */
@Route(value = "go/:kind(runs|experiments)/:id", layout = MainLayout.class)
@PermitAll
public final class GoView extends Div implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;
    private final transient Projects projects;
    private final transient Experiments experiments;
    private final transient Tracking tracking;
    private final transient Runs runs;

    GoView(Projects projects, Experiments experiments, Tracking tracking, Runs runs) {
        this.projects = projects;
        this.experiments = experiments;
        this.tracking = tracking;
        this.runs = runs;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("id").orElse("");
        if (event.getRouteParameters().get("kind").orElse("").equals("runs")) {
            toRun(event, id);
        } else {
            ProjectId project = where(id, one -> experiments.get(one, id));
            event.forwardTo(
                    ExperimentView.class,
                    new RouteParameters(Map.of("project", project.value(), "experiment", id)),
                    QueryParameters.empty());
        }
    }

    private void toRun(BeforeEnterEvent event, String id) {
        ProjectId project = where(id, one -> tracking.get(one, id));
        if (runs.find(project, Set.of(id)).isEmpty()) {
            String experiment = tracking.get(project, id).experimentId();
            event.forwardTo(
                    LoggedRunView.class,
                    new RouteParameters(Map.of("project", project.value(), "experiment", experiment, "run", id)),
                    QueryParameters.empty());
        } else {
            event.forwardTo("p/" + project + "/runs/" + id);
        }
    }

    /** The project that has it; each has an experiment 0, so the one that the person was in last comes first. */
    private ProjectId where(String id, Consumer<ProjectId> look) {
        return Stream.concat(projects.last().stream(), projects.mine().stream())
                .map(Project::id)
                .filter(project -> has(project, look))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is nothing called " + id + " here"));
    }

    private static boolean has(ProjectId project, Consumer<ProjectId> look) {
        try {
            look.accept(project);
            return true;
        } catch (TrackingException notHere) {
            return false;
        }
    }
}
