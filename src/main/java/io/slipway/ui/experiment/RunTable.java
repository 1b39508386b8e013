package io.slipway.ui.experiment;

import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.SortDirection;
import io.slipway.project.ProjectId;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.TrackingException;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A table of runs with its fields above and curves beside it. What is set is told as a state; {@link #show} takes one. */
final class RunTable extends Div {
    private static final long serialVersionUID = 1L;
    private static final int CHARTED = 10;
    private final transient RunTableParts parts;
    private final ProjectId project;
    private final String experiment;
    private final String name;
    private final boolean mayEdit;
    private final transient Consumer<TableState> keep;
    private final TableBar bar;
    private final SelectionBar selection;
    private final Div body = new Div();
    private final Div side = new Div();
    private final Curves curves = new Curves();
    private transient TableState state = new TableState("", "", List.of(), "", false, false, false, List.of());
    private transient RunRows rows;
    private transient List<RunColumn> columns = List.of();
    private RunGrid grid = new RunGrid(List.of(), false, false);
    private boolean settling;

    RunTable(
            RunTableParts parts,
            ProjectId project,
            String experiment,
            String name,
            boolean mayEdit,
            Consumer<TableState> keep) {
        this.parts = parts;
        this.project = project;
        this.experiment = experiment;
        this.name = name;
        this.mayEdit = mayEdit;
        this.keep = keep;
        this.bar = new TableBar(() -> state, this::change);
        PickedRuns deeds = new PickedRuns(parts.actions, project, new Picked());
        this.selection = new SelectionBar(deeds::compare, deeds::rename, deeds::delete, deeds::restore);
        this.rows = new RunRows(project, parts.tracking, parts.tables, parts.runs, new RunQuery(experiment, state));
        addClassName("ex-table");
        body.addClassName("ex-body");
        side.addClassName("ex-side");
        side.add(curves);
        bar.columns.addClickListener(click -> pickColumns());
        add(bar, selection, body);
    }

    /** This table, as deeds with its picked runs know it. */
    private final class Picked implements PickedRuns.Table {
        private static final long serialVersionUID = 1L;

        @Override
        public List<RunRow> picked() {
            return List.copyOf(grid.getSelectedItems());
        }

        @Override
        public void unpick() {
            change(state.withPicked(List.of()));
        }

        @Override
        public void refresh() {
            RunTable.this.refresh();
        }
    }

    /** Shows what an address says. */
    void show(TableState wanted) {
        state = wanted;
        bar.show(wanted);
        apply();
    }

    private void change(TableState wanted) {
        state = wanted;
        keep.accept(wanted);
        apply();
    }

    private void apply() {
        try {
            rows.ask(new RunQuery(experiment, state));
            String missing = FilterWords.missing(state.filter());
            bar.wrong(missing.isEmpty() ? null : missing);
        } catch (TrackingException wrong) {
            bar.wrong(FilterWords.of(wrong));
            if (grid.getParent().isPresent()) {
                return;
            }
            rows = new RunRows(
                    project, parts.tracking, parts.tables, parts.runs, new RunQuery(experiment, state.withFilter("")));
        }
        draw();
    }

    private void draw() {
        List<RunRow> newest = rows.first(CHARTED * 2);
        body.removeAll();
        if (newest.isEmpty()) {
            body.add(nothing());
            say();
            return;
        }
        columns = state.columns().isEmpty()
                ? DefaultColumns.of(newest.stream().map(RunRow::run).toList())
                : state.columns().stream()
                        .map(RunColumn::of)
                        .flatMap(Optional::stream)
                        .toList();
        grid = new RunGrid(
                columns,
                newest.stream().anyMatch(row -> row.pipeline() != null),
                newest.stream().anyMatch(rows::hasChildren));
        grid.setDataProvider(rows);
        grid.setSizeFull();
        settle();
        grid.addSortListener(sorted -> sorted(sorted.getSortOrder()));
        grid.addSelectionListener(picked -> picked());
        body.add(grid);
        body.setClassName("ex-with-side", state.charts());
        if (state.charts()) {
            body.add(side);
            chart();
        }
        say();
    }

    /** Brings sort and selection of the state into a new grid. */
    private void settle() {
        settling = true;
        boolean down = state.sort().startsWith("-");
        String key = down ? state.sort().substring(1) : state.sort();
        if (!key.isEmpty() && grid.getColumnByKey(key) != null) {
            grid.sort(List.of(new GridSortOrder<>(
                    grid.getColumnByKey(key), down ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
        }
        List<TrackedRun> picked =
                state.picked().stream().flatMap(id -> find(id).stream()).toList();
        grid.asMultiSelect().setValue(new LinkedHashSet<>(rows.of(picked)));
        settling = false;
    }

    private Optional<TrackedRun> find(String id) {
        try {
            return Optional.of(parts.tracking.get(project, id));
        } catch (TrackingException gone) {
            return Optional.empty();
        }
    }

    private void sorted(List<GridSortOrder<RunRow>> order) {
        if (settling) {
            return;
        }
        String sort = order.isEmpty()
                ? ""
                : (order.getFirst().getDirection() == SortDirection.DESCENDING ? "-" : "")
                        + order.getFirst().getSorted().getKey();
        state = state.withSort(sort);
        keep.accept(state);
        rows.ask(new RunQuery(experiment, state));
        chart();
    }

    private void picked() {
        if (settling) {
            return;
        }
        state = state.withPicked(
                grid.getSelectedItems().stream().map(RunRow::id).toList());
        keep.accept(state);
        say();
        chart();
    }

    /** Something changed: the rows that are in sight are read again; scroll, selection and open parents stay. */
    void refresh() {
        if (!grid.getParent().isPresent() || (state.columns().isEmpty() && columns.isEmpty())) {
            draw();
            return;
        }
        rows.refreshAll();
        say();
        if (state.charts()) {
            chart();
            curves.hint();
        }
    }

    private void say() {
        int all = rows.count();
        String otherwise = all == 1 ? "1 run" : String.format(java.util.Locale.ROOT, "%,d runs", all);
        selection.show(state.picked().size(), state.deleted(), mayEdit, otherwise);
    }

    private void chart() {
        if (!state.charts()) {
            return;
        }
        List<RunRow> charted = new ArrayList<>(grid.getSelectedItems());
        if (charted.isEmpty()) {
            charted = rows.first(CHARTED);
        }
        Set<String> metrics = new LinkedHashSet<>();
        charted.forEach(row -> metrics.addAll(row.run().metrics().keySet()));
        curves.show(
                project.value(),
                charted.stream()
                        .map(row -> new Curves.Line(row.id(), row.name()))
                        .toList(),
                List.copyOf(metrics));
    }

    private boolean nestedWouldFit() {
        if (state.nested() || state.deleted()) {
            return false;
        }
        try {
            RunQuery nested = new RunQuery(experiment, state.withNested(true));
            return !parts.tracking.search(project, nested.top()).items().isEmpty();
        } catch (TrackingException unreadable) {
            return false;
        }
    }

    private Div nothing() {
        if (state.narrowed()) {
            return Notice.empty(
                    Icon.SEARCH,
                    "No run fits",
                    nestedWouldFit()
                            ? "Nested runs would fit: choose Nested above."
                            : "Change the filter or the name above.");
        }
        if (state.deleted()) {
            return Notice.empty(Icon.DELETE, "No deleted runs", "Runs that are deleted can be brought back from here.");
        }
        Div notice = Notice.empty(
                Icon.EXPERIMENT,
                "No runs yet",
                "Runs of pipelines that name this experiment are listed here, and what notebooks log to it.");
        notice.add(NotebookHint.of(project, parts.installation.publicUrl(), name));
        return notice;
    }

    private void pickColumns() {
        ColumnPicker picker = new ColumnPicker(
                parts.tables.names(project, experiment),
                columns,
                chosen -> change(
                        state.withColumns(chosen.stream().map(RunColumn::key).toList())));
        picker.setTarget(bar.columns);
        picker.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                picker.removeFromParent();
            }
        });
        add(picker);
        picker.open();
    }
}
