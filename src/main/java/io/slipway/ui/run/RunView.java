package io.slipway.ui.run;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.slipway.engine.Runs;
import io.slipway.project.ProjectId;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.model.ModelRegistration;
import io.slipway.ui.model.RegisterDialog;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.MainLayout;
import io.slipway.ui.shell.Page;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The page of one run; {@code ?step=train&tab=logs&attempt=2#L120} opens at that place. */
@Route(value = "p/:project/runs/:run", layout = MainLayout.class)
@PermitAll
public final class RunView extends Div implements BeforeEnterObserver, Page {
    private final AuthenticationContext authentication;
    private final Runs runs;
    private final LiveFeed feed;
    private final ModelRegistration registration;
    private final RunPage page = new RunPage();
    private ProjectId project = new ProjectId("");
    private String run = "";
    private String title = "";
    private Registration listening = () -> {};

    public RunView(AuthenticationContext authentication, Runs runs, LiveFeed feed, ModelRegistration registration) {
        this.authentication = authentication;
        this.runs = runs;
        this.feed = feed;
        this.registration = registration;
        addClassName("sl-full");
        page.onOpen(address -> getUI().ifPresent(ui -> ui.navigate(address)));
        page.onRemoved(this::removed);
        page.onRegister(this::register);
        add(page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = new ProjectId(event.getRouteParameters().get("project").orElse(""));
        run = event.getRouteParameters().get("run").orElse("");
        title = runs.get(project, run).title();
        page.open(project.value(), run, authentication.getPrincipalName().orElse(""));
        if (isAttached()) {
            listen();
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        listen();
    }

    /** The same view shows another run when one goes from run to run. */
    private void listen() {
        listening.remove();
        Registration logging = feed.subscribe(
                this,
                Set.of(new LiveFeed.Topic("experiment", runs.get(project, run).experiment())),
                page::logged);
        Registration changing = feed.subscribe(
                this,
                Set.of(
                        new LiveFeed.Topic("run", run),
                        new LiveFeed.Topic("delivery", project.value()),
                        new LiveFeed.Topic("models", project.value())),
                this::changed);
        listening = () -> {
            logging.remove();
            changing.remove();
        };
        // Between reading and listening something may have happened.
        page.hint();
    }

    private void changed() {
        page.hint();
        runs.find(project, Set.of(run)).values().stream()
                .map(found -> found.title())
                .filter(now -> !now.equals(title))
                .forEach(now -> {
                    title = now;
                    trailChanged();
                });
    }

    private void register(JsonNode asked) {
        String called = asked.path("name").asString("");
        String logged = asked.path("model").asString("");
        if (logged.isEmpty()) {
            String from = asked.path("run").asString("");
            RegisterDialog.ofOutput(
                            registration, project, from, asked.path("uri").asString(""), called)
                    .open();
        } else {
            RegisterDialog.ofLogged(registration, project, logged, called).open();
        }
    }

    private void removed(String removed) {
        ProjectId where = project;
        String which = run;
        String list = "p/" + where + "/runs";
        getUI().ifPresent(ui -> {
            ui.navigate(list);
            Toast.undo("Deleted " + removed, () -> {
                runs.restore(where, which);
                ui.navigate(list + "/" + which);
            });
        });
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb("Runs", "p/" + project + "/runs"), Crumb.here(title));
    }
}
