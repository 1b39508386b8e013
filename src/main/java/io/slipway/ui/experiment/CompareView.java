package io.slipway.ui.experiment;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.MainLayout;
import io.slipway.ui.shell.Page;
import jakarta.annotation.security.PermitAll;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs side by side; the address holds the whole view, and the browser part keeps it there. */
@Route(value = "p/:project/compare", layout = MainLayout.class)
@PermitAll
public final class CompareView extends Div implements BeforeEnterObserver, Page {
    private static final long serialVersionUID = 1L;
    private final transient Access access;
    private final transient LiveFeed feed;
    private final Comparing comparing = new Comparing();
    private ProjectId project = new ProjectId("");
    private Set<String> runs = Set.of();
    private transient @Nullable Registration listening;

    CompareView(Access access, LiveFeed feed) {
        this.access = access;
        this.feed = feed;
        addClassName("sl-full");
        comparing.onAddress(this::keep);
        add(comparing);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = new ProjectId(event.getRouteParameters().get("project").orElse(""));
        access.require(project, Permission.VIEW);
        comparing.show(project.value(), event.getLocation().getQueryParameters().getQueryString());
        listenTo(event.getLocation());
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        listen();
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb("Experiments", "p/" + project + "/experiments"), Crumb.here("Compare"));
    }

    private void keep(String query) {
        Location here = new Location("p/" + project + "/compare" + (query.isEmpty() ? "" : "?" + query));
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, here));
        listenTo(here);
    }

    private void listenTo(Location address) {
        String asked = address.getQueryParameters().getSingleParameter("runs").orElse("");
        runs = new HashSet<>(List.of(asked.split(",")));
        if (isAttached()) {
            listen();
        }
    }

    private void listen() {
        if (listening != null) {
            listening.remove();
        }
        Set<Topic> topics = new HashSet<>();
        runs.forEach(run -> topics.add(new Topic("tracked", run)));
        listening = feed.subscribe(this, topics, comparing::hint);
    }
}
