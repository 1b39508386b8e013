package io.slipway.ui.pipelines;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.slipway.engine.Runs;
import io.slipway.pipeline.PipelineEntry;
import io.slipway.pipeline.Pipelines;
import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.NameDialog;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.MainLayout;
import io.slipway.ui.shell.Page;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The pipelines of a project; {@code ?q=} keeps what was searched for. */
@Route(value = "p/:project/pipelines", layout = MainLayout.class)
@PermitAll
public final class PipelinesView extends Div implements BeforeEnterObserver, Page {
    private final transient Access access;
    private final transient Pipelines pipelines;
    private final transient Runs runs;
    private final transient LiveFeed feed;
    private final Div body = new Div();
    private final TextField search = new TextField();
    private ProjectId project = new ProjectId("");

    PipelinesView(Access access, Pipelines pipelines, Runs runs, LiveFeed feed) {
        this.access = access;
        this.pipelines = pipelines;
        this.runs = runs;
        this.feed = feed;
        addClassNames("sl-page", "sl-fill");
        body.addClassNames("sl-grow");
        search.setPlaceholder("Search");
        search.setAriaLabel("Search pipelines");
        search.setPrefixComponent(Icon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                keepInAddress();
                show();
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = new ProjectId(event.getRouteParameters().get("project").orElse(""));
        access.require(project, Permission.VIEW);
        search.setValue(
                event.getLocation().getQueryParameters().getSingleParameter("q").orElse(""));
        removeAll();
        add(head(), body);
        show();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        feed.subscribe(
                this, Set.of(new Topic("pipelines", project.value()), new Topic("runs", project.value())), this::show);
    }

    @Override
    public List<Crumb> trail() {
        return List.of(Crumb.here("Pipelines"));
    }

    private Div head() {
        Span spring = new Span();
        spring.addClassName("sl-spring");
        Div head = new Div(new H1("Pipelines"), spring, search);
        head.addClassName("sl-head");
        if (canEdit()) {
            Button create = new Button("New pipeline", Icon.PLUS.create(), click -> create());
            create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            head.add(new ImportButton(project, this::open), create);
        }
        return head;
    }

    private void show() {
        List<PipelineEntry> all = pipelines.list(project);
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        List<PipelineRow> rows = all.stream()
                .filter(entry -> entry.name().toLowerCase(Locale.ROOT).contains(wanted))
                .map(entry ->
                        new PipelineRow(entry, runs.last(project, entry.id()).orElse(null)))
                .toList();
        body.removeAll();
        if (rows.isEmpty()) {
            body.add(
                    all.isEmpty()
                            ? empty()
                            : Notice.empty(
                                    Icon.SEARCH,
                                    "No pipeline is called like that",
                                    "Search for another part of its name."));
            return;
        }
        PipelineGrid grid = new PipelineGrid(
                entry -> pipelines.draft(project, entry.id()),
                canEdit(),
                new PipelineGrid.Actions(this::rename, this::duplicate, this::delete));
        grid.setItems(rows);
        grid.setSizeFull();
        body.add(grid);
    }

    private Div empty() {
        if (!canEdit()) {
            return Notice.empty(
                    Icon.PIPELINE,
                    "No pipelines yet",
                    "Pipelines that editors of this project draw or import are listed here.");
        }
        Button create = new Button("New pipeline", click -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return Notice.empty(
                Icon.PIPELINE,
                "No pipelines yet",
                "Draw one, or import a file that the kfp SDK compiled.",
                create,
                new ImportButton(project, this::open));
    }

    private boolean canEdit() {
        return access.may(project, Permission.EDIT);
    }

    private void create() {
        new NameDialog(
                        "New pipeline",
                        "",
                        "Create",
                        name -> open(address(pipelines.create(project, NewPipeline.named(name)))))
                .open();
    }

    private void rename(PipelineEntry entry) {
        new NameDialog("Rename " + entry.name(), entry.name(), "Rename", name -> {
                    pipelines.rename(project, entry.id(), name);
                    show();
                    Toast.undo("Renamed to " + name, () -> {
                        pipelines.rename(project, entry.id(), entry.name());
                        show();
                    });
                })
                .open();
    }

    private void duplicate(PipelineEntry entry) {
        PipelineEntry copy = pipelines.duplicate(project, entry.id());
        show();
        Toast.offer(copy.name() + " is there", "Open", () -> open(address(copy)));
    }

    private void delete(PipelineEntry entry) {
        pipelines.delete(project, entry.id());
        show();
        Toast.undo(entry.name() + " is deleted", () -> {
            pipelines.restore(project, entry.id());
            show();
        });
    }

    private void open(String address) {
        getUI().ifPresent(ui -> ui.navigate(address));
    }

    private String address(PipelineEntry entry) {
        return "p/" + project + "/pipelines/" + entry.id();
    }

    private void keepInAddress() {
        Map<String, List<String>> query =
                search.getValue().isBlank() ? Map.of() : Map.of("q", List.of(search.getValue()));
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(
                        null,
                        new com.vaadin.flow.router.Location(
                                "p/" + project + "/pipelines", new com.vaadin.flow.router.QueryParameters(query))));
    }
}
