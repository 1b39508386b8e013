package io.slipway.ui.experiment;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.slipway.project.Access;
import io.slipway.project.Installation;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.RunTables;
import io.slipway.tracking.remote.OtherExperiments;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The experiments of a project; {@code ?q=} keeps what was searched for, {@code ?deleted=1} that those deleted are shown. */
@Route(value = "p/:project/experiments", layout = MainLayout.class)
@PermitAll
public final class ExperimentsView extends Div implements BeforeEnterObserver, Page {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 10_000;
    private final transient Access access;
    private final transient Experiments experiments;
    private final transient RunTables tables;
    private final transient Installation installation;
    private final transient LiveFeed feed;
    private final OtherExperimentsPanel others;
    private final Div body = new Div();
    private final TextField search = new TextField();
    private final Checkbox deleted = new Checkbox("Deleted");
    private ProjectId project = new ProjectId("");
    private boolean mayEdit;

    ExperimentsView(
            Access access,
            Experiments experiments,
            RunTables tables,
            OtherExperiments others,
            Installation installation,
            LiveFeed feed) {
        this.access = access;
        this.others = new OtherExperimentsPanel(others, this::make);
        this.experiments = experiments;
        this.tables = tables;
        this.installation = installation;
        this.feed = feed;
        addClassNames("sl-page", "sl-fill");
        body.addClassName("sl-grow");
        search.setPlaceholder("Search");
        search.setAriaLabel("Search experiments");
        search.setPrefixComponent(Icon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                keepInAddress();
                show();
            }
        });
        deleted.addValueChangeListener(change -> {
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
        mayEdit = access.may(project, Permission.EDIT);
        QueryParameters query = event.getLocation().getQueryParameters();
        search.setValue(query.getSingleParameter("q").orElse(""));
        deleted.setValue(query.getSingleParameter("deleted").isPresent());
        removeAll();
        add(head(), body, others);
        show();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        feed.subscribe(this, Set.of(new Topic("experiments", project.value())), this::show);
    }

    @Override
    public List<Crumb> trail() {
        return List.of(Crumb.here("Experiments"));
    }

    private Div head() {
        Span spring = new Span();
        spring.addClassName("sl-spring");
        Div head = new Div(new H1("Experiments"), spring, search, deleted);
        head.addClassName("sl-head");
        if (mayEdit) {
            Button create = new Button("New experiment", Icon.PLUS.create(), click -> create());
            create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            head.add(create);
        }
        return head;
    }

    private void show() {
        Map<String, RunTables.Activity> activity = tables.activity(project);
        Lifecycle which = deleted.getValue() ? Lifecycle.DELETED_ONLY : Lifecycle.ACTIVE_ONLY;
        List<ExperimentRow> all = experiments.search(project, "", which, List.of(), MOST, null).items().stream()
                .map(experiment -> ExperimentRow.of(experiment, activity.get(experiment.id())))
                .toList();
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        List<ExperimentRow> rows = all.stream()
                .filter(row -> row.experiment().name().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(ExperimentRow.LATEST_FIRST)
                .toList();
        body.removeAll();
        if (deleted.getValue()) {
            others.hide();
        } else {
            others.show(project, wanted, mayEdit);
        }
        if (deleted.getValue() && (all.isEmpty() || !rows.isEmpty())) {
            body.add(new DeletedExperiments(rows, mayEdit, this::restore));
            return;
        }
        if (rows.isEmpty()) {
            body.add(Notice.empty(
                    Icon.SEARCH, "No experiment is called like that", "Search for another part of its name."));
            return;
        }
        ExperimentGrid grid = new ExperimentGrid(mayEdit, new ExperimentGrid.Actions(this::rename, this::delete));
        grid.setItems(rows);
        body.add(grid);
        if (all.stream().allMatch(row -> row.activity().runs() == 0)) {
            grid.setAllRowsVisible(true);
            body.add(empty());
        } else {
            grid.setSizeFull();
        }
    }

    private Div empty() {
        Div notice = Notice.empty(
                Icon.EXPERIMENT,
                "No runs yet",
                "Each run of a pipeline is recorded in an experiment, with its parameters and metrics.");
        notice.add(NotebookHint.of(project, installation.publicUrl(), "first"));
        return notice;
    }

    private void create() {
        new NameDialog("New experiment", "", "Create", this::make).open();
    }

    private void make(String name) {
        Experiment made = experiments.create(project, name, null, Map.of());
        getUI().ifPresent(ui -> ui.navigate("p/" + project + "/experiments/" + made.id()));
    }

    private void rename(Experiment experiment) {
        new NameDialog("Rename " + experiment.name(), experiment.name(), "Rename", name -> {
                    experiments.rename(project, experiment.id(), name);
                    show();
                    Toast.undo("Renamed to " + name, () -> {
                        experiments.rename(project, experiment.id(), experiment.name());
                        show();
                    });
                })
                .open();
    }

    private void delete(Experiment experiment) {
        experiments.delete(project, experiment.id());
        show();
        Toast.undo(experiment.name() + " and its runs are deleted", () -> {
            experiments.restore(project, experiment.id());
            show();
        });
    }

    private void restore(ExperimentRow row) {
        Experiment experiment = row.experiment();
        experiments.restore(project, experiment.id());
        show();
        Toast.show(experiment.name() + " and its runs are back");
    }

    private void keepInAddress() {
        Map<String, String> kept = new LinkedHashMap<>();
        if (!search.getValue().isBlank()) {
            kept.put("q", search.getValue());
        }
        if (deleted.getValue()) {
            kept.put("deleted", "1");
        }
        QueryParameters query = QueryParameters.simple(kept);
        getUI().ifPresent(ui ->
                ui.getPage().getHistory().replaceState(null, new Location("p/" + project + "/experiments", query)));
    }
}
