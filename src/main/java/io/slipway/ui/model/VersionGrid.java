package io.slipway.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.remote.RegisteredThere;
import io.slipway.ui.parts.ModelAddress;
import io.slipway.ui.parts.When;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The versions of a model, newest first, with their numbers on the MLflow server where these differ or one has none; those that are ticked are compared. */
final class VersionGrid extends Grid<ModelVersion> {
    private static final long serialVersionUID = 1L;
    private static final int SHORT = 10;

    VersionGrid(
            ProjectId project,
            List<ModelVersion> versions,
            RegisteredThere.@Nullable There there,
            long shown,
            Set<Long> ticked,
            Consumer<Set<Long>> tick) {
        super(ModelVersion.class, false);
        getElement().setAttribute("aria-label", "Versions");
        addComponentColumn(version -> name(project, version, shown))
                .setHeader("Version")
                .setWidth("96px")
                .setFlexGrow(0);
        if (there != null && versions.stream().anyMatch(version -> otherwise(version, there))) {
            addColumn(version -> onServer(version, there))
                    .setHeader("On MLflow")
                    .setWidth("110px")
                    .setFlexGrow(0);
        }
        addComponentColumn(VersionGrid::aliases).setHeader("Aliases").setFlexGrow(4);
        addComponentColumn(version -> new When(Instant.ofEpochMilli(version.created())))
                .setHeader("Registered")
                .setWidth("120px")
                .setFlexGrow(0);
        addColumn(version -> version.registeredBy().isEmpty() ? "–" : version.registeredBy())
                .setHeader("By")
                .setWidth("110px")
                .setFlexGrow(0);
        addComponentColumn(VersionGrid::description).setHeader("Description").setFlexGrow(3);
        setPartNameGenerator(version -> version.version() == shown ? "md-shown" : null);
        setItems(versions);
        setAllRowsVisible(versions.size() <= SHORT);
        if (versions.size() > SHORT) {
            setHeight("440px");
        }
        setSelectionMode(SelectionMode.MULTI);
        versions.stream().filter(version -> ticked.contains(version.version())).forEach(this::select);
        addSelectionListener(change -> {
            if (change.isFromClient()) {
                Set<Long> numbers = new TreeSet<>();
                change.getAllSelectedItems().forEach(version -> numbers.add(version.version()));
                tick.accept(numbers);
            }
        });
    }

    private static boolean otherwise(ModelVersion version, RegisteredThere.There there) {
        RegisteredThere.Version one = there.versions().get(version.version());
        return one == null || one.imported() || !one.number().equals(Long.toString(version.version()));
    }

    static String onServer(ModelVersion version, RegisteredThere.There there) {
        RegisteredThere.Version one = there.versions().get(version.version());
        if (one != null) {
            return "v" + one.number() + (one.imported() ? ", imported" : "");
        }
        return there.waiting().contains(version.version())
                ? "on its way"
                : there.refused().contains(version.version()) ? "refused" : "not there";
    }

    private static Component name(ProjectId project, ModelVersion version, long shown) {
        Anchor link = new Anchor(ModelAddress.of(project, version.model(), version.version()), "v" + version.version());
        link.addClassName("sl-strong");
        if (version.version() == shown) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }

    private static Component aliases(ModelVersion version) {
        Div chips = new Div();
        chips.addClassName("md-aliases");
        version.aliases().forEach(alias -> chips.add(new AliasChip(alias)));
        return chips;
    }

    private static Component description(ModelVersion version) {
        Span said = new Span(version.description());
        said.addClassNames("sl-ellipsis", "sl-muted");
        said.getElement().setAttribute("title", version.description());
        return said;
    }
}
