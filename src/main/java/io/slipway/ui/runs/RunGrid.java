package io.slipway.ui.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.SystemMetrics;
import io.slipway.ui.parts.Figures;
import io.slipway.ui.parts.Lasting;
import io.slipway.ui.parts.RunWords;
import io.slipway.ui.parts.StateLabel;
import io.slipway.ui.parts.When;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Runs, newest first; older ones come as one scrolls. */
final class RunGrid extends Grid<RunRow> {
    private static final int METRICS = 3;

    RunGrid(RunPages pages) {
        super(RunRow.class, false);
        getElement().setAttribute("aria-label", "Runs");
        ((GridMultiSelectionModel<RunRow>) setSelectionMode(SelectionMode.MULTI))
                .setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.VISIBLE);
        setDataProvider(new CallbackDataProvider<RunRow, Void>(
                query -> fetch(pages, query).stream(),
                query -> pages.rows(query.getOffset(), query.getLimit()).size(),
                row -> row.run().id()));
        getLazyDataView().setItemCountUnknown();
        addComponentColumn(row -> state(row.run()))
                .setHeader("State")
                .setWidth("120px")
                .setFlexGrow(0);
        addComponentColumn(RunGrid::title).setHeader("Run").setWidth("140px").setFlexGrow(2);
        addComponentColumn(row -> pipeline(row.run()))
                .setHeader("Pipeline")
                .setWidth("120px")
                .setFlexGrow(1);
        addColumn(row -> row.run().startedBy()).setHeader("By").setWidth("84px").setFlexGrow(0);
        addComponentColumn(row -> new When(row.run().created()))
                .setHeader("Started")
                .setWidth("92px")
                .setFlexGrow(0);
        addComponentColumn(RunGrid::duration)
                .setHeader("Duration")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("84px")
                .setFlexGrow(0);
        addComponentColumn(row -> mono(arguments(row.run().arguments())))
                .setHeader("Parameters")
                .setWidth("120px")
                .setFlexGrow(3);
        addComponentColumn(row -> mono(metrics(row.metrics())))
                .setHeader("Metrics")
                .setWidth("120px")
                .setFlexGrow(3);
    }

    private static List<RunRow> fetch(RunPages pages, Query<RunRow, Void> query) {
        return pages.rows(query.getOffset(), query.getLimit());
    }

    private static Component state(PipelineRun run) {
        StateLabel state = new StateLabel(RunWords.of(run.state()));
        if (!run.stoppedBy().isEmpty()) {
            state.getElement().setAttribute("title", "Stopped by " + run.stoppedBy());
        }
        return state;
    }

    private static Component title(RunRow row) {
        PipelineRun run = row.run();
        Anchor link = new Anchor("p/" + run.project() + "/runs/" + run.id(), run.title());
        link.addClassName("sl-strong");
        link.getElement().setAttribute("title", run.reason().isEmpty() ? run.title() : run.reason());
        return link;
    }

    private static Component pipeline(PipelineRun run) {
        Anchor link = new Anchor(
                "p/" + run.project() + "/pipelines/" + run.pipeline() + "?version=" + run.version(),
                run.pipelineName() + " v" + run.version());
        link.getElement().setAttribute("title", run.pipelineName() + ", version " + run.version());
        return link;
    }

    private static Component duration(RunRow row) {
        PipelineRun run = row.run();
        return new Lasting(run.countsFrom(), run.ended());
    }

    private static Component mono(String text) {
        Span span = new Span(text);
        span.addClassNames("sl-mono", "sl-muted");
        span.getElement().setAttribute("title", text);
        return span;
    }

    static String arguments(Map<String, JsonNode> arguments) {
        return arguments.entrySet().stream()
                .map(given -> given.getKey() + "="
                        + (given.getValue().isString()
                                ? given.getValue().asString()
                                : given.getValue().toString()))
                .collect(Collectors.joining("  "));
    }

    static String metrics(Map<String, Double> metrics) {
        Map<String, Double> own = new TreeMap<>(metrics);
        own.keySet().removeIf(SystemMetrics::hasOfRun);
        String shown = own.entrySet().stream()
                .limit(METRICS)
                .map(one -> one.getKey() + " " + Figures.shortly(one.getValue()))
                .collect(Collectors.joining("  "));
        return own.size() > METRICS ? shown + "  +" + (own.size() - METRICS) : shown;
    }
}
