package io.slipway.ui.experiment;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.remote.Deliveries;
import io.slipway.tracking.remote.OtherRuns;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.MainLayout;
import io.slipway.ui.shell.Page;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The runs of one experiment as a table, with curves beside it; the address holds everything that was set. */
@Route(value = "p/:project/experiments/:experiment", layout = MainLayout.class)
@PermitAll
public final class ExperimentView extends Div implements BeforeEnterObserver, Page {
    private static final long serialVersionUID = 1L;
    private static final long APART_MILLIS = 700;
    private final transient Access access;
    private final transient Experiments experiments;
    private final transient RunTableParts parts;
    private final transient LiveFeed feed;
    private final transient Clock clock;
    private final transient Deliveries deliveries;
    private ProjectId project = new ProjectId("");
    private String experiment = "";
    private String name = "";
    private transient RunTable table;
    private final OtherRunsPanel others;
    private long refreshed;
    private boolean late;

    ExperimentView(
            Access access,
            Experiments experiments,
            RunTableParts parts,
            OtherRuns others,
            Deliveries deliveries,
            LiveFeed feed,
            Clock clock) {
        this.deliveries = deliveries;
        this.access = access;
        this.experiments = experiments;
        this.parts = parts;
        this.feed = feed;
        this.clock = clock;
        this.others = new OtherRunsPanel(others);
        addClassNames("sl-page", "sl-fill", "ex-page");
        this.table = new RunTable(parts, project, "0", "", false, state -> {});
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ProjectId asked =
                new ProjectId(event.getRouteParameters().get("project").orElse(""));
        String id = event.getRouteParameters().get("experiment").orElse("");
        access.require(asked, Permission.VIEW);
        TableState state = TableState.of(event.getLocation().getQueryParameters());
        if (asked.equals(project) && id.equals(experiment)) {
            table.show(state);
            others.show(project, experiment, state);
            return;
        }
        project = asked;
        experiment = id;
        Experiment found = parts.find(project, id);
        name = found.name();
        removeAll();
        table = new RunTable(parts, project, found.id(), name, access.may(project, Permission.EDIT), this::keep);
        H1 title = new H1(name);
        title.getElement().setAttribute("title", name);
        Div head = new Div(title);
        head.addClassName("sl-head");
        add(head, new DeliveryNotice(deliveries, feed, project, ""), table, others);
        table.show(state);
        others.show(project, experiment, state);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        feed.subscribe(
                this, Set.of(new Topic("experiment", experiment), new Topic("runs", project.value())), this::changed);
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb("Experiments", "p/" + project + "/experiments"), Crumb.here(name));
    }

    // Metrics may come many times a second; a table that is drawn anew that often cannot be read.
    private void changed() {
        long now = clock.millis();
        if (now - refreshed >= APART_MILLIS) {
            refresh();
        } else if (!late) {
            late = true;
            getElement().executeJs("setTimeout(() => this.$server.refreshLate(), $0)", (int) APART_MILLIS);
        }
    }

    /** The browser's word that the time is up. */
    @ClientCallable
    void refreshLate() {
        late = false;
        refresh();
    }

    private void refresh() {
        refreshed = clock.millis();
        table.refresh();
        String now = experiments.get(project, experiment).name();
        if (!now.equals(name)) {
            name = now;
            trailChanged();
        }
    }

    private void keep(TableState state) {
        Location here = new Location("p/" + project + "/experiments/" + experiment, state.query());
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, here));
        others.show(project, experiment, state);
    }
}
