package io.slipway.ui.model;

import com.vaadin.flow.component.AttachEvent;
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
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.DeletedModel;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Registry;
import io.slipway.tracking.remote.OtherModels;
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

/** Registered models, and those that runs made and that could be; {@code ?q=} keeps what was searched for, {@code ?all=1} that all are shown, {@code ?deleted=1} that those deleted are. */
@Route(value = "p/:project/models", layout = MainLayout.class)
@PermitAll
public final class ModelsView extends Div implements BeforeEnterObserver, Page {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 1_000;
    private final transient Access access;
    private final transient Registry registry;
    private final transient ModelRegistration registration;
    private final transient ModelDeeds deeds;
    private final transient LiveFeed feed;
    private final Div body = new Div();
    private final OtherModelsCard others;
    private final TextField search = new TextField();
    private final Checkbox deleted = new Checkbox("Deleted");
    private ProjectId project = new ProjectId("");
    private boolean all;

    ModelsView(
            Access access,
            Registry registry,
            ModelRegistration registration,
            ModelDeeds deeds,
            OtherModels others,
            LiveFeed feed) {
        this.access = access;
        this.registry = registry;
        this.registration = registration;
        this.deeds = deeds;
        this.feed = feed;
        this.others = new OtherModelsCard(others);
        addClassName("sl-page");
        body.addClassName("md-body");
        search.setPlaceholder("Search");
        search.setAriaLabel("Search models");
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
        Span spring = new Span();
        spring.addClassName("sl-spring");
        Div head = new Div(new H1("Models"), spring, search, deleted);
        head.addClassName("sl-head");
        Div page = new Div(body, this.others);
        page.addClassName("md-body");
        add(head, page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = new ProjectId(event.getRouteParameters().get("project").orElse(""));
        access.require(project, Permission.VIEW);
        QueryParameters query = event.getLocation().getQueryParameters();
        search.setValue(query.getSingleParameter("q").orElse(""));
        all = query.getSingleParameter("all").isPresent();
        deleted.setValue(query.getSingleParameter("deleted").isPresent());
        show();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        feed.subscribe(
                this, Set.of(new Topic("models", project.value()), new Topic("runs", project.value())), this::show);
    }

    @Override
    public List<Crumb> trail() {
        return List.of(Crumb.here("Models"));
    }

    private void show() {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        if (deleted.getValue()) {
            others.hide();
            showDeleted(wanted);
        } else {
            body.removeAll();
            showModels(wanted);
        }
    }

    private void showDeleted(String wanted) {
        List<DeletedModel> gone = registry.deleted(project, MOST).stream()
                .filter(model -> model.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        boolean stands =
                body.getChildren().anyMatch(shown -> shown instanceof DeletedModels models && models.shows(gone));
        if (stands) {
            return;
        }
        body.removeAll();
        body.add(
                gone.isEmpty() && !wanted.isEmpty()
                        ? noneFits()
                        : new DeletedModels(gone, access.may(project, Permission.EDIT), this::restore));
    }

    private void showModels(String wanted) {
        List<RegisteredModel> models =
                registry.search(project, "", List.of(), MOST, null).items();
        List<RegisteredModel> rows = models.stream()
                .filter(model -> model.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        List<Candidate> candidates = registration.candidates(project, CandidateList.MANY);
        if (rows.isEmpty()) {
            body.add(models.isEmpty() ? empty(candidates) : noneFits());
        } else {
            ModelGrid grid = new ModelGrid(
                    project, access.may(project, Permission.EDIT), new ModelGrid.Actions(this::rename, this::delete));
            grid.show(rows);
            body.add(grid);
        }
        List<Candidate> fitting = candidates.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        body.add(new CandidateList(fitting, all, access.may(project, Permission.RUN), this::register, this::showAll));
        others.show(project, wanted);
    }

    private static Div empty(List<Candidate> candidates) {
        return Notice.empty(
                Icon.MODEL,
                "No registered models yet",
                candidates.isEmpty()
                        ? "Run a pipeline with a step that gives a model, or log one with mlflow's log_model; "
                                + "register it here, and programs load it by its name."
                        : "Register one of the models below: it gets a name and a version, and programs load it by them.");
    }

    private static Div noneFits() {
        return Notice.empty(Icon.SEARCH, "No model is called like that", "Search for another part of its name.");
    }

    private void register(Candidate one) {
        new RegisterDialog(registration, project, one.what(), one.name()).open();
    }

    private void rename(RegisteredModel model) {
        new NameDialog("Rename " + model.name(), model.name(), "Rename", name -> {
                    registry.rename(project, model.name(), name);
                    Toast.undo("Renamed to " + name, () -> registry.rename(project, name, model.name()));
                })
                .open();
    }

    private void delete(RegisteredModel model) {
        registry.delete(project, model.name());
        Toast.undo(ModelDeeds.gone(model.name()), () -> registry.restore(project, model.name()));
    }

    private void restore(DeletedModel model) {
        deeds.restore(project, model);
        show();
    }

    private void showAll() {
        all = true;
        keepInAddress();
        show();
    }

    private void keepInAddress() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (!search.getValue().isBlank()) {
            query.put("q", List.of(search.getValue()));
        }
        if (all) {
            query.put("all", List.of("1"));
        }
        if (deleted.getValue()) {
            query.put("deleted", List.of("1"));
        }
        Location here = new Location("p/" + project + "/models", new QueryParameters(query));
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, here));
    }
}
