package io.slipway.ui.experiment;

import com.vaadin.flow.data.provider.hierarchy.AbstractBackEndHierarchicalDataProvider;
import com.vaadin.flow.data.provider.hierarchy.HierarchicalQuery;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.project.ProjectId;
import io.slipway.tracking.RunSearch;
import io.slipway.tracking.RunTables;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the rows that a table shows, and no others. */
final class RunRows extends AbstractBackEndHierarchicalDataProvider<RunRow, Void> {
    private static final long serialVersionUID = 1L;
    private final transient ProjectId project;
    private final transient Tracking tracking;
    private final transient RunTables tables;
    private final transient Runs runs;
    private transient RunQuery query;

    RunRows(ProjectId project, Tracking tracking, RunTables tables, Runs runs, RunQuery query) {
        this.project = project;
        this.tracking = tracking;
        this.tables = tables;
        this.runs = runs;
        this.query = query;
    }

    /** From now on other runs, or in another order; throws if the filter is none, and then nothing changes. */
    void ask(RunQuery wanted) {
        tables.count(project, wanted.top());
        query = wanted;
        refreshAll();
    }

    private RunSearch search(HierarchicalQuery<RunRow, Void> wanted) {
        RunRow parent = wanted.getParent();
        return parent == null ? query.top() : query.in(parent.id());
    }

    @Override
    public int getChildCount(HierarchicalQuery<RunRow, Void> wanted) {
        return tables.count(project, search(wanted));
    }

    @Override
    public boolean hasChildren(RunRow row) {
        return row.parent() && !query.state().nested() && !query.state().deleted();
    }

    @Override
    protected Stream<RunRow> fetchChildrenFromBackEnd(HierarchicalQuery<RunRow, Void> wanted) {
        return rows(search(wanted).window(wanted.getOffset(), Math.max(1, wanted.getLimit()))).stream();
    }

    /** How many runs stand at the left edge. */
    int count() {
        return tables.count(project, query.top());
    }

    /** The first of the runs at the left edge. */
    List<RunRow> first(int most) {
        return rows(query.top().window(0, most));
    }

    private List<RunRow> rows(RunSearch search) {
        return of(tracking.search(project, search).items());
    }

    List<RunRow> of(List<TrackedRun> found) {
        Set<String> ids = new HashSet<>();
        found.forEach(run -> ids.add(run.id()));
        Map<String, PipelineRun> pipelines = runs.find(project, ids);
        Set<String> parents = tables.parents(project, ids);
        return found.stream()
                .map(run -> new RunRow(run, pipelines.get(run.id()), parents.contains(run.id())))
                .toList();
    }

    @Override
    public Object getId(RunRow row) {
        return row.id();
    }
}
