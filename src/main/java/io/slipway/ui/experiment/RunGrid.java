package io.slipway.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import io.slipway.engine.PipelineRun;
import java.util.List;

/** Runs, newest first unless sorted otherwise; nested ones open under their parent. Cells are drawn by the browser. */
final class RunGrid extends TreeGrid<RunRow> {
    private static final long serialVersionUID = 1L;

    /**
     * What was recorded stands right after the state, so that it is in sight beside charts and on narrow screens too.
     *
     * @param versions whether any run came from a pipeline
     * @param nested whether any of the first runs holds others
     */
    RunGrid(List<RunColumn> chosen, boolean versions, boolean nested) {
        addClassName("ex-runs");
        addClassName(nested ? "ex-nested" : "ex-flat");
        getElement().setAttribute("aria-label", "Runs");
        setSelectionMode(SelectionMode.MULTI);
        setMultiSort(false);
        nameSelection();
        setColumnReorderingAllowed(true);
        setPageSize(60);
        addComponentHierarchyColumn(RunGrid::name)
                .setKey("run_name")
                .setHeader(runHead())
                .setFrozen(true)
                .setWidth("160px")
                .setFlexGrow(1);
        add("status", "State", "116px", state());
        chosen.forEach(this::add);
        add("start_time", "Started", "112px", started());
        add("duration", "Duration", "92px", duration()).setTextAlign(ColumnTextAlign.END);
        if (versions) {
            addVersion();
        }
        getColumns().forEach(column -> {
            column.setResizable(true).setSortable(true).setSortProperty(column.getKey());
        });
    }

    // The column of check boxes has no head of its own; a reader of the table must not meet an empty one.
    private void nameSelection() {
        getElement().executeJs("""
                const column = this.querySelector('vaadin-grid-flow-selection-column');
                if (column) column.headerRenderer = root => {
                  root.innerHTML = '<span class="sl-hidden-text">Select</span>';
                };""");
    }

    private static Span runHead() {
        Span head = new Span("Run");
        head.addClassName("ex-tree-head");
        return head;
    }

    private void addVersion() {
        addColumn(version())
                .setKey(RunQuery.VERSION)
                .setHeader("Pipeline")
                .setWidth("124px")
                .setFlexGrow(0);
    }

    private Grid.Column<RunRow> add(String key, String header, String width, Renderer<RunRow> renderer) {
        return addColumn(renderer).setKey(key).setHeader(header).setWidth(width).setFlexGrow(0);
    }

    private void add(RunColumn column) {
        Span kind = new Span(column.kind().word);
        kind.addClassName("ex-kind");
        Span header = new Span(kind, new Span(column.name()));
        header.addClassName("ex-column");
        header.getElement().setAttribute("title", column.kind().word + " " + column.name());
        addColumn(cell(column))
                .setKey(column.key())
                .setHeader(header)
                .setWidth(Math.clamp(52 + 7 * column.name().length(), 112, 200) + "px")
                .setFlexGrow(0)
                .setTextAlign(column.kind() == RunColumn.Kind.METRIC ? ColumnTextAlign.END : ColumnTextAlign.START);
    }

    private static Component name(RunRow row) {
        Anchor link = new Anchor(row.address(), row.name());
        link.addClassName("sl-strong");
        link.getElement().setAttribute("title", row.name());
        return link;
    }

    private static Renderer<RunRow> cell(RunColumn column) {
        return LitRenderer.<RunRow>of("<span class=${item.kind} title=${item.text}>${item.text}</span>")
                .withProperty("text", row -> column.text(row.run()))
                .withProperty("kind", row -> kind(column.text(row.run())));
    }

    private static String kind(String text) {
        return text.equals("NaN") ? "ex-nan" : RunColumn.numeric(text) ? "ex-number" : "ex-text";
    }

    private static Renderer<RunRow> state() {
        return LitRenderer.<RunRow>of("<slipway-state state=${item.state}></slipway-state>")
                .withProperty("state", RunRow::state);
    }

    private static Renderer<RunRow> started() {
        return LitRenderer.<RunRow>of("<slipway-time at=${item.at}></slipway-time>")
                .withProperty("at", row -> row.started().toString());
    }

    private static Renderer<RunRow> duration() {
        return LitRenderer.<RunRow>of("<slipway-duration from=${item.from} to=${item.to}></slipway-duration>")
                .withProperty("from", row -> row.countsFrom().toString())
                .withProperty("to", RunRow::ended);
    }

    private static Renderer<RunRow> version() {
        return LitRenderer.<RunRow>of(
                        "<a href=${item.address} ?hidden=${!item.address} title=${item.version}>${item.version}</a>")
                .withProperty("version", row -> Versions.word(row.pipeline()))
                .withProperty("address", row -> Versions.address(row.pipeline()));
    }

    /** A pipeline version as words and as an address; empty for a run that is no pipeline's. */
    private static final class Versions {
        static String word(@org.jspecify.annotations.Nullable PipelineRun run) {
            return run == null ? "" : run.pipelineName() + " v" + run.version();
        }

        static String address(@org.jspecify.annotations.Nullable PipelineRun run) {
            return run == null
                    ? ""
                    : "p/" + run.project() + "/pipelines/" + run.pipeline() + "?version=" + run.version();
        }
    }
}
