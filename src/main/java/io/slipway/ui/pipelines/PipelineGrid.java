package io.slipway.ui.pipelines;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.engine.PipelineRun;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineEntry;
import io.slipway.ui.parts.RowMenu;
import io.slipway.ui.parts.RunWords;
import io.slipway.ui.parts.StateLabel;
import io.slipway.ui.parts.Thumbnail;
import io.slipway.ui.parts.When;
import java.util.function.Consumer;
import java.util.function.Function;

/** Pipelines with a stamp of each graph, last run, owner and last change. */
final class PipelineGrid extends Grid<PipelineRow> {
    /** What a person may do with a row. */
    record Actions(Consumer<PipelineEntry> rename, Consumer<PipelineEntry> duplicate, Consumer<PipelineEntry> delete) {}

    PipelineGrid(Function<PipelineEntry, Pipeline> drafts, boolean canEdit, Actions actions) {
        super(PipelineRow.class, false);
        getElement().setAttribute("aria-label", "Pipelines");
        setSelectionMode(SelectionMode.NONE);
        addComponentColumn(row -> new Thumbnail(drafts.apply(row.entry())))
                .setHeader(named("Graph"))
                .setWidth("104px")
                .setFlexGrow(0);
        addComponentColumn(PipelineGrid::name)
                .setHeader("Name")
                .setFlexGrow(3)
                .setComparator(row -> row.entry().name().toLowerCase(java.util.Locale.ROOT))
                .setSortable(true);
        addComponentColumn(PipelineGrid::lastRun).setHeader("Last run").setFlexGrow(1);
        addColumn(row -> row.entry().latest() == 0 ? "–" : "v" + row.entry().latest())
                .setHeader("Version")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("90px")
                .setFlexGrow(0);
        addColumn(row -> row.entry().owner()).setHeader("Owner").setFlexGrow(1).setSortable(true);
        addComponentColumn(row -> new When(row.entry().changed()))
                .setHeader("Changed")
                .setWidth("140px")
                .setFlexGrow(0)
                .setComparator(row -> row.entry().changed())
                .setSortable(true);
        if (canEdit) {
            addComponentColumn(row -> menu(row.entry(), actions))
                    .setHeader(named("Actions"))
                    .setWidth("64px")
                    .setFlexGrow(0);
        }
    }

    private static Span named(String word) {
        Span name = new Span(word);
        name.addClassName("sl-hidden-text");
        return name;
    }

    private static Component name(PipelineRow row) {
        PipelineEntry entry = row.entry();
        Anchor link = new Anchor("p/" + entry.project() + "/pipelines/" + entry.id(), entry.name());
        link.addClassName("sl-strong");
        Span description = new Span(entry.description());
        description.addClassNames("sl-muted", "sl-small", "sl-ellipsis");
        Div name = new Div(link, description);
        name.addClassName("sl-two-lines");
        return name;
    }

    private static Component lastRun(PipelineRow row) {
        PipelineRun run = row.lastRun();
        if (run == null) {
            Span none = new Span("never run");
            none.addClassName("sl-muted");
            return none;
        }
        Anchor link = new Anchor("p/" + run.project() + "/runs/" + run.id());
        link.add(new StateLabel(RunWords.of(run.state())));
        link.getElement().setAttribute("title", run.title());
        return link;
    }

    private static RowMenu menu(PipelineEntry entry, Actions actions) {
        return new RowMenu(entry.name())
                .with("Rename", () -> actions.rename().accept(entry))
                .with("Duplicate", () -> actions.duplicate().accept(entry))
                .with("Delete", () -> actions.delete().accept(entry));
    }
}
