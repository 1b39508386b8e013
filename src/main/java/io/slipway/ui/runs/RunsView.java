package io.slipway.ui.runs;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.pipeline.Pipelines;
import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.MainLayout;
import io.slipway.ui.shell.Page;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The runs of a project; the address keeps what is searched for. */
@Route(value = "p/:project/runs", layout = MainLayout.class)
@PermitAll
public final class RunsView extends Div implements BeforeEnterObserver, Page {
    private static final int PEOPLE_OF = 200;
    private final transient Access access;
    private final transient Runs runs;
    private final transient Pipelines pipelines;
    private final transient LiveFeed feed;
    private final transient Clock clock;
    private final transient RunPages pages;
    private final RunFilters filters = new RunFilters(this::narrow);
    private final ChosenRuns chosen;
    private final RunGrid grid;
    private final Div nothing = new Div();
    private ProjectId project = new ProjectId("");
    private Narrowing narrowing = Narrowing.NONE;

    RunsView(
            Access access,
            Runs runs,
            RunMetrics metrics,
            Pipelines pipelines,
            RunDeeds deeds,
            LiveFeed feed,
            Clock clock) {
        this.access = access;
        this.runs = runs;
        this.pipelines = pipelines;
        this.feed = feed;
        this.clock = clock;
        addClassNames("sl-page", "sl-fill");
        pages = new RunPages(query -> runs.list(project, query), found -> metrics.rows(project, found));
        grid = new RunGrid(pages);
        chosen = new ChosenRuns(new ChosenRuns.Actions(
                this::compare,
                going -> deeds.stop(going, this::refresh),
                ended -> deeds.delete(ended, () -> {
                    grid.deselectAll();
                    refresh();
                })));
        grid.addSelectionListener(selection -> choose());
        Span spring = new Span();
        spring.addClassName("sl-spring");
        Div head = new Div(new H1("Runs"), spring, chosen);
        head.addClassName("sl-head");
        add(head, filters, grid, nothing);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = new ProjectId(event.getRouteParameters().get("project").orElse(""));
        access.require(project, Permission.VIEW);
        narrowing = Narrowing.of(event.getLocation().getQueryParameters());
        List<PipelineRun> latest = runs.list(project, Runs.Query.latest(PEOPLE_OF));
        filters.show(
                narrowing,
                pipelines.list(project),
                latest.stream().map(PipelineRun::startedBy).distinct().sorted().toList());
        grid.deselectAll();
        choose();
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        feed.subscribe(this, Set.of(new Topic("runs", project.value())), this::refresh);
    }

    @Override
    public List<Crumb> trail() {
        return List.of(Crumb.here("Runs"));
    }

    private void narrow(Narrowing wanted) {
        narrowing = wanted;
        getUI().ifPresent(ui ->
                ui.getPage().getHistory().replaceState(null, new Location("p/" + project + "/runs", wanted.address())));
        grid.scrollToStart();
        refresh();
    }

    /** Reads anew what is shown; runs that are ticked stay ticked. */
    private void refresh() {
        pages.show(narrowing, narrowing.age().begin(clock.instant()));
        boolean empty = pages.rows(0, 1).isEmpty();
        grid.setVisible(!empty);
        nothing.setVisible(empty);
        nothing.removeAll();
        if (empty) {
            nothing.add(narrowing.equals(Narrowing.NONE) ? noRuns() : noneFits());
        }
        grid.getDataProvider().refreshAll();
    }

    private void choose() {
        chosen.show(
                grid.getSelectedItems().stream().map(RunRow::run).toList(),
                access.may(project, Permission.RUN),
                access.may(project, Permission.EDIT));
    }

    private void compare(List<PipelineRun> some) {
        // The older is what the newer is measured by.
        String ids = some.stream()
                .sorted(Comparator.comparing(PipelineRun::created))
                .map(PipelineRun::id)
                .collect(Collectors.joining(","));
        getUI().ifPresent(ui -> ui.navigate("p/" + project + "/compare", QueryParameters.of("runs", ids)));
    }

    private Div noRuns() {
        return Notice.empty(
                Icon.RUN,
                "Nothing has run yet",
                "Each run of a pipeline is listed here, with its state, parameters and metrics. Open a pipeline and press"
                        + " Run.",
                new Anchor("p/" + project + "/pipelines", "Go to the pipelines"));
    }

    private Div noneFits() {
        return Notice.empty(
                Icon.SEARCH,
                "No run fits this search",
                "Take away a filter to see more.",
                new Anchor("p/" + project + "/runs", "Show all runs"));
    }
}
