package io.slipway.ui.model;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import io.slipway.project.Access;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Registry;
import io.slipway.tracking.TrackingException;
import io.slipway.tracking.remote.OtherVersions;
import io.slipway.tracking.remote.RegisteredThere;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.ModelAddress;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.MainLayout;
import io.slipway.ui.shell.Page;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A registered model: its versions, one of them in full, and where aliases pointed. {@code ?version=3&compare=1,3&diff=1}. */
@Route(value = "p/:project/models/:model", layout = MainLayout.class)
@PermitAll
public final class ModelView extends Div implements BeforeEnterObserver, Page {
    private static final long serialVersionUID = 1L;
    private final transient Access access;
    private final transient Registry registry;
    private final transient ModelVersions versions;
    private final transient VersionDetails details;
    private final transient ModelDeeds deeds;
    private final transient LiveFeed feed;
    private final OtherVersionsCard others;
    private final Div head = new Div();
    private final Div left = new Div();
    private final Div right = new Div();
    private final Div below = new Div();
    private ProjectId project = new ProjectId("");
    private String name = "";
    private transient ModelState state = new ModelState(0, Set.of(), false);
    private transient RegisteredThere.@Nullable There there;
    private @Nullable EditableText description;
    private @Nullable VersionPanel panel;

    ModelView(
            Access access,
            Registry registry,
            ModelVersions versions,
            VersionDetails details,
            ModelDeeds deeds,
            OtherVersions others,
            LiveFeed feed) {
        this.access = access;
        this.others = new OtherVersionsCard(others);
        this.registry = registry;
        this.versions = versions;
        this.details = details;
        this.deeds = deeds;
        this.feed = feed;
        addClassName("sl-page");
        left.addClassName("md-column");
        right.addClassNames("md-column", "md-details");
        below.addClassNames("md-column", "md-below");
        head.addClassName("sl-stack");
        Div body = new Div(left, right, below);
        body.addClassName("md-page");
        add(head, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = new ProjectId(event.getRouteParameters().get("project").orElse(""));
        access.require(project, Permission.VIEW);
        name = ModelAddress.name(event.getRouteParameters().get("model").orElse(""));
        state = ModelState.of(event.getLocation().getQueryParameters());
        description = null;
        panel = null;
        try {
            show(registry.get(project, name));
        } catch (TrackingException gone) {
            throw new NotFoundException("There is no model " + name + " in this project");
        }
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        feed.subscribe(this, Set.of(new Topic("models", project.value())), this::refresh);
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb("Models", "p/" + project + "/models"), Crumb.here(name));
    }

    private void refresh() {
        try {
            show(registry.get(project, name));
        } catch (TrackingException gone) {
            head.removeAll();
            List.of(left, right, below).forEach(Div::removeAll);
            head.add(Notice.notFound());
        }
    }

    private void show(RegisteredModel model) {
        List<ModelVersion> all = versions.all(project, name);
        there = details.there(project, name).orElse(null);
        if (description == null || !description.editing()) {
            showHead(model);
        }
        long wanted = state.version() > 0 ? state.version() : model.newest();
        left.removeAll();
        below.removeAll();
        if (all.isEmpty()) {
            left.add(Notice.empty(
                    Icon.MODEL,
                    "No versions",
                    "Register a model under this name on the page of all models, or on that of the run that made it."));
        } else {
            left.add(new VersionGrid(project, all, there, wanted, state.compared(), this::tick));
        }
        List<Long> gone = access.may(project, Permission.EDIT) ? versions.deleted(project, name) : List.of();
        if (!gone.isEmpty()) {
            left.add(new DeletedVersions(gone, this::restore));
        }
        left.add(others);
        others.show(project, name);
        showComparison(all);
        below.add(new AliasHistory(registry.aliasHistory(project, name)));
        if (panel == null || !panel.busy()) {
            showVersion(all, wanted);
        }
    }

    private void showHead(RegisteredModel model) {
        H1 title = new H1(name);
        title.getElement().setAttribute("title", name);
        Span spring = new Span();
        spring.addClassName("sl-spring");
        Div line = new Div(title, spring);
        line.addClassNames("sl-head", "md-head");
        if (access.may(project, Permission.EDIT)) {
            Button rename = new Button("Rename", click -> deeds.rename(project, name));
            Button delete = new Button("Delete", click -> deeds.delete(project, name));
            List.of(rename, delete).forEach(button -> button.addThemeVariants(ButtonVariant.LUMO_TERTIARY));
            line.add(rename, delete);
        }
        EditableText said = new EditableText(
                name,
                Objects.requireNonNullElse(model.description(), ""),
                access.may(project, Permission.RUN),
                text -> registry.describe(project, name, text));
        description = said;
        head.removeAll();
        head.add(line, said);
        if (!model.tags().isEmpty()) {
            head.add(new TagChips(model.tags()));
        }
        RegisteredThere.There known = there;
        if (known != null) {
            head.add(onServer(known, name));
        }
    }

    private static Paragraph onServer(RegisteredThere.There known, String ours) {
        Paragraph said = new Paragraph();
        said.addClassName("sl-muted");
        if (known.name().isEmpty()) {
            said.setText(
                    known.waiting().isEmpty()
                            ? "The MLflow server did not take it: the project's settings say why."
                            : "On its way to the MLflow server.");
            return said;
        }
        Anchor page = new Anchor(known.page(), known.name());
        page.setTarget(AnchorTarget.BLANK);
        said.add(new Text("On the MLflow server: "), page);
        if (!known.name().equals(ours)) {
            said.add(new Text(". It goes on under that name there"));
        }
        if (known.ofOthers()) {
            said.add(new Text(". A model of that name was there before: versions from here are added to it."));
        }
        return said;
    }

    private Map<Long, RegisteredThere.Version> numbersThere() {
        return there == null ? Map.of() : there.versions();
    }

    private void showComparison(List<ModelVersion> all) {
        List<ModelVersion> compared = all.stream()
                .filter(version -> state.compared().contains(version.version()))
                .toList()
                .reversed();
        if (compared.size() < 2) {
            return;
        }
        Checkbox only = new Checkbox("Differences only", state.differences());
        only.addValueChangeListener(change -> go(state.differences(change.getValue())));
        Span spring = new Span();
        spring.addClassName("sl-spring");
        Div bar = new Div(new H2("Side by side"), spring, only);
        bar.addClassName("sl-bar");
        Div scroll = new Div(new Comparison(
                compared,
                compared.stream()
                        .map(version -> details.facts(project, version))
                        .toList(),
                state.differences()));
        scroll.addClassName("sl-scroll");
        Div card = new Div(bar, scroll);
        card.addClassName("sl-card");
        below.add(card);
    }

    private void showVersion(List<ModelVersion> all, long wanted) {
        right.removeAll();
        panel = null;
        all.stream()
                .filter(version -> version.version() == wanted)
                .findFirst()
                .ifPresentOrElse(this::showVersion, () -> {
                    if (!all.isEmpty()) {
                        right.add(Notice.problem("There is no version " + wanted + " of " + name
                                + ": it was deleted, or never there. Choose one of the list."));
                    }
                });
    }

    private void showVersion(ModelVersion version) {
        VersionPanel shown = new VersionPanel(
                project,
                version,
                details.of(project, version, numbersThere().get(version.version())),
                deeds.of(project, version, this::refresh));
        panel = shown;
        right.add(shown);
    }

    private void restore(long version) {
        deeds.restore(project, name, version);
        refresh();
    }

    private void tick(Set<Long> numbers) {
        go(state.comparing(numbers));
    }

    private void go(ModelState next) {
        state = next;
        Location here = new Location(ModelAddress.of(project, name), state.query());
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, here));
        refresh();
    }
}
