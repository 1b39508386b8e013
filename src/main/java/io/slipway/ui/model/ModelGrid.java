package io.slipway.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.project.ProjectId;
import io.slipway.tracking.RegisteredModel;
import io.slipway.ui.parts.ModelAddress;
import io.slipway.ui.parts.RowMenu;
import io.slipway.ui.parts.When;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Registered models: newest version, where the aliases point, who changed something last. */
final class ModelGrid extends Grid<RegisteredModel> {
    private static final long serialVersionUID = 1L;
    private static final int SHORT = 12;

    /** What an editor may do with a row. */
    record Actions(Consumer<RegisteredModel> rename, Consumer<RegisteredModel> delete) {}

    ModelGrid(ProjectId project, boolean mayEdit, Actions actions) {
        super(RegisteredModel.class, false);
        getElement().setAttribute("aria-label", "Registered models");
        setSelectionMode(SelectionMode.NONE);
        addComponentColumn(model -> name(project, model))
                .setHeader("Name")
                .setFlexGrow(3)
                .setComparator(model -> model.name().toLowerCase(Locale.ROOT))
                .setSortable(true);
        addComponentColumn(model -> newest(project, model))
                .setHeader("Latest version")
                .setComparator(Comparator.comparingLong(RegisteredModel::newest))
                .setSortable(true);
        addComponentColumn(ModelGrid::aliases).setHeader("Aliases").setFlexGrow(3);
        addComponentColumn(model -> new When(Instant.ofEpochMilli(model.changed())))
                .setHeader("Last change")
                .setComparator(Comparator.comparingLong(RegisteredModel::changed))
                .setSortable(true);
        addColumn(model -> model.changedBy().isEmpty() ? "–" : model.changedBy())
                .setHeader("By")
                .setSortable(true);
        if (mayEdit) {
            Span header = new Span("Actions");
            header.addClassName("sl-hidden-text");
            addComponentColumn(model -> new RowMenu(model.name())
                            .with("Rename", () -> actions.rename().accept(model))
                            .with("Delete", () -> actions.delete().accept(model)))
                    .setHeader(header)
                    .setWidth("64px")
                    .setFlexGrow(0);
        }
    }

    /** As high as its rows, up to a page full. */
    void show(List<RegisteredModel> models) {
        setItems(models);
        setAllRowsVisible(models.size() <= SHORT);
        if (models.size() > SHORT) {
            setHeight("480px");
        }
    }

    private static Component name(ProjectId project, RegisteredModel model) {
        Anchor link = new Anchor(ModelAddress.of(project, model.name()), model.name());
        link.addClassNames("sl-strong", "sl-ellipsis");
        link.getElement().setAttribute("title", model.name());
        String description = model.description();
        if (description == null || description.isBlank()) {
            return link;
        }
        Span said = new Span(description);
        said.addClassNames("sl-muted", "sl-small", "sl-ellipsis");
        Div both = new Div(link, said);
        both.addClassName("sl-two-lines");
        return both;
    }

    private static Component newest(ProjectId project, RegisteredModel model) {
        return model.latest().isEmpty()
                ? new Span("–")
                : new Anchor(ModelAddress.of(project, model.name(), model.newest()), "v" + model.newest());
    }

    private static Component aliases(RegisteredModel model) {
        Div chips = new Div();
        chips.addClassName("md-aliases");
        model.aliases().forEach((alias, version) -> chips.add(AliasChip.at(alias, version)));
        return chips;
    }
}
