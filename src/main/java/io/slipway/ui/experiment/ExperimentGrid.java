package io.slipway.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.slipway.tracking.Experiment;
import io.slipway.ui.parts.RowMenu;
import io.slipway.ui.parts.When;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;

/** Experiments with how many runs each has and when the last of them began. */
final class ExperimentGrid extends Grid<ExperimentRow> {
    private static final long serialVersionUID = 1L;

    /** What a person may do with a row. */
    record Actions(Consumer<Experiment> rename, Consumer<Experiment> delete) {}

    ExperimentGrid(boolean mayEdit, Actions actions) {
        super(ExperimentRow.class, false);
        getElement().setAttribute("aria-label", "Experiments");
        setSelectionMode(SelectionMode.NONE);
        addComponentColumn(ExperimentGrid::name)
                .setHeader("Name")
                .setFlexGrow(3)
                .setComparator(row -> row.experiment().name().toLowerCase(Locale.ROOT))
                .setSortable(true);
        addColumn(row -> String.format(Locale.ROOT, "%,d", row.activity().runs()))
                .setHeader(runs())
                .setTextAlign(ColumnTextAlign.END)
                .setComparator(Comparator.comparingLong(row -> row.activity().runs()))
                .setSortable(true);
        addColumn(LitRenderer.<ExperimentRow>of(
                                "<slipway-state state=\"running\" word=${item.word} ?hidden=${!item.word}></slipway-state>")
                        .withProperty("word", ExperimentGrid::running))
                .setHeader("Going on");
        addComponentColumn(row -> new When(
                        row.activity().runs() == 0
                                ? null
                                : Instant.ofEpochMilli(row.activity().last())))
                .setHeader("Last activity")
                .setComparator(Comparator.comparingLong(ExperimentRow::last))
                .setSortable(true);
        if (mayEdit) {
            Span header = new Span("Actions");
            header.addClassName("sl-hidden-text");
            addComponentColumn(row -> menu(row.experiment(), actions))
                    .setHeader(header)
                    .setWidth("64px")
                    .setFlexGrow(0);
        }
    }

    private static String running(ExperimentRow row) {
        return row.activity().running() == 0 ? "" : row.activity().running() + " running";
    }

    private static Component name(ExperimentRow row) {
        Experiment experiment = row.experiment();
        Anchor link = new Anchor("p/" + experiment.project() + "/experiments/" + experiment.id(), experiment.name());
        link.addClassName("sl-strong");
        link.getElement().setAttribute("title", experiment.name());
        return link;
    }

    private static Component menu(Experiment experiment, Actions actions) {
        return new RowMenu(experiment.name())
                .with("Rename", () -> actions.rename().accept(experiment))
                .with("Delete", () -> actions.delete().accept(experiment));
    }

    private static Span runs() {
        Span header = new Span("Runs");
        header.setTitle("Runs within a run are not counted");
        return header;
    }
}
