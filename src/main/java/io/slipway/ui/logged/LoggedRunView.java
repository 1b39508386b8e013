package io.slipway.ui.logged;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.slipway.engine.Runs;
import io.slipway.project.Access;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import io.slipway.tracking.remote.Deliveries;
import io.slipway.tracking.remote.RunsThere;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.experiment.DeliveryNotice;
import io.slipway.ui.model.ModelRegistration;
import io.slipway.ui.model.RegisterDialog;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.MainLayout;
import io.slipway.ui.shell.Page;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The page of one run that an MLflow client logged. A pipeline's run has one that shows its steps: it opens there. */
@Route(value = "p/:project/experiments/:experiment/runs/:run", layout = MainLayout.class)
@PermitAll
public final class LoggedRunView extends Div implements BeforeEnterObserver, Page {
    private static final long serialVersionUID = 1L;
    private final transient Access access;
    private final transient Tracking tracking;
    private final transient Experiments experiments;
    private final transient Runs runs;
    private final transient LoggedRunDeeds deeds;
    private final transient ModelRegistration registration;
    private final transient LiveFeed feed;
    private final transient Deliveries deliveries;
    private final Div notice = new Div();
    private final LoggedRunPage page = new LoggedRunPage();
    private ProjectId project = new ProjectId("");
    private String run = "";
    private String name = "";
    private String experiment = "";
    private String experimentName = "";
    private transient Registration listening = () -> {};

    LoggedRunView(
            Access access,
            Tracking tracking,
            Experiments experiments,
            Runs runs,
            LoggedRunDeeds deeds,
            ModelRegistration registration,
            LiveFeed feed,
            Deliveries deliveries) {
        this.access = access;
        this.tracking = tracking;
        this.experiments = experiments;
        this.runs = runs;
        this.deeds = deeds;
        this.registration = registration;
        this.feed = feed;
        this.deliveries = deliveries;
        addClassNames("sl-full", "sl-noticed");
        page.onDeed(this::act);
        page.onOpen(address -> getUI().ifPresent(ui -> ui.navigate(address)));
        page.onRegister(this::register);
        page.onName(this::called);
        add(notice, page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = new ProjectId(event.getRouteParameters().get("project").orElse(""));
        run = event.getRouteParameters().get("run").orElse("");
        notice.removeAll();
        if (run.startsWith(RunsThere.MARK)) {
            access.require(project, Permission.VIEW);
            show("Run", event.getRouteParameters().get("experiment").orElse(""));
            return;
        }
        TrackedRun found = find();
        if (!runs.find(project, Set.of(run)).isEmpty()) {
            event.forwardTo("p/" + project + "/runs/" + run);
            return;
        }
        notice.add(new DeliveryNotice(deliveries, feed, project, run));
        show(found.name(), found.experimentId());
    }

    private void show(String called, String ofExperiment) {
        name = called;
        experiment = ofExperiment;
        experimentName = nameOf(ofExperiment);
        page.open(project.value(), run);
        if (isAttached()) {
            listen();
        }
    }

    private TrackedRun find() {
        try {
            return tracking.get(project, run);
        } catch (TrackingException unknown) {
            throw new NotFoundException("There is no run " + run + " in project " + project);
        }
    }

    private String nameOf(String id) {
        try {
            return experiments.get(project, id).name();
        } catch (TrackingException unknown) {
            throw new NotFoundException("There is no experiment " + id + " in project " + project);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        listen();
    }

    /** The same view shows another run when one goes from run to run. */
    private void listen() {
        listening.remove();
        Registration ofRun = feed.subscribe(
                this, Set.of(new Topic("tracked", run), new Topic("models", project.value())), this::changed);
        Registration around = feed.subscribe(this, Set.of(new Topic("experiment", experiment)), page::hintAround);
        listening = () -> {
            ofRun.remove();
            around.remove();
        };
        // Between reading and listening something may have happened.
        page.hint();
    }

    private void changed() {
        page.hint();
        if (!run.startsWith(RunsThere.MARK)) {
            called(find().name());
        }
    }

    /** Of a run on the team's server the page itself finds the name out: the view does not wait for that server. */
    private void called(String now) {
        if (!now.equals(name)) {
            name = now;
            trailChanged();
        }
    }

    private void act(String deed) {
        switch (deed) {
            case "rename" -> deeds.rename(project, run);
            case "delete" -> deeds.delete(project, run);
            case "restore" -> deeds.restore(project, run);
            default -> throw new IllegalArgumentException("There is no deed " + deed);
        }
    }

    private void register(JsonNode asked) {
        RegisterDialog.ofLogged(
                        registration,
                        project,
                        asked.path("model").asString(""),
                        asked.path("name").asString(""))
                .open();
    }

    @Override
    public List<Crumb> trail() {
        String all = "p/" + project + "/experiments";
        return List.of(
                new Crumb("Experiments", all), new Crumb(experimentName, all + "/" + experiment), Crumb.here(name));
    }
}
