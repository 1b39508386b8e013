package io.slipway.tracking;

import io.slipway.project.ProjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums and names over many runs. */
@Repository
class TableStore {
    private final JdbcClient jdbc;

    TableStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int count(ProjectId project, List<Long> experiments, RunSearch wanted, List<Clause> filter) {
        SearchSql sql = SearchSql.forRuns(filter, List.of());
        List<Object> parameters = new ArrayList<>(sql.joined());
        parameters.add(project.value());
        parameters.addAll(experiments);
        parameters.addAll(sql.compared());
        Integer count = jdbc.sql("SELECT COUNT(*) FROM tracked_run r" + sql.joins()
                        + SearchStore.where(experiments, wanted) + sql.conditions())
                .params(parameters)
                .query((row, index) -> row.getInt(1))
                .single();
        return count == null ? 0 : count;
    }

    /** The table is one of two constants, never a caller's text. */
    List<String> names(ProjectId project, long experiment, String table) {
        return jdbc.sql(
                        "SELECT DISTINCT t.name FROM " + table + " t JOIN tracked_run r ON r.number = t.run"
                                + " WHERE r.experiment = :experiment AND r.project = :project AND NOT r.deleted ORDER BY t.name")
                .param("experiment", experiment)
                .param("project", project.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    List<String> metricNames(ProjectId project, long experiment) {
        return jdbc.sql("""
                        SELECT n.name FROM metric_name n WHERE n.number IN (
                            SELECT DISTINCT s.metric FROM metric_summary s JOIN tracked_run r ON r.number = s.run
                            WHERE r.experiment = :experiment AND r.project = :project AND NOT r.deleted)
                        ORDER BY n.name
                        """)
                .param("experiment", experiment)
                .param("project", project.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    Set<String> parents(ProjectId project, Collection<String> runs) {
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT parent FROM tracked_run
                        WHERE parent IN (:runs) AND project = :project AND NOT deleted
                        """)
                .param("runs", runs)
                .param("project", project.value())
                .query((row, index) -> row.getString(1))
                .list());
    }

    Map<String, RunTables.Activity> activity(ProjectId project) {
        Map<String, RunTables.Activity> found = new HashMap<>();
        String counted = "COUNT(CASE WHEN " + SearchStore.OUTERMOST;
        jdbc.sql("SELECT r.experiment, " + counted + " THEN 1 END), " + counted
                        + " AND r.status = 'RUNNING' THEN 1 END), MAX(r.started)"
                        + " FROM tracked_run r WHERE r.project = :project AND NOT r.deleted GROUP BY r.experiment")
                .param("project", project.value())
                .query(row -> {
                    found.put(
                            Long.toString(row.getLong(1)),
                            new RunTables.Activity(row.getLong(2), row.getLong(3), row.getLong(4)));
                });
        return found;
    }
}
