package io.slipway.tracking;

import io.slipway.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds runs and experiments, and fills a page of runs with a fixed number of queries, however many there are on it. */
@Repository
class SearchStore {
    private static final int CHUNK = 1_000;
    /** Whether a run r is nested in none of its experiment that is there. */
    static final String OUTERMOST = """
            (r.parent IS NULL OR NOT EXISTS (
                SELECT 1 FROM tracked_run o WHERE o.id = r.parent AND o.experiment = r.experiment AND NOT o.deleted))
            """;

    private final JdbcClient jdbc;
    private final RunStore runs;
    private final MetricStore metrics;
    private final ExperimentStore experiments;

    SearchStore(JdbcClient jdbc, RunStore runs, MetricStore metrics, ExperimentStore experiments) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.metrics = metrics;
        this.experiments = experiments;
    }

    Page<TrackedRun> runs(
            ProjectId project,
            List<Long> experimentNumbers,
            RunSearch wanted,
            List<Clause> filter,
            List<Ordering> order,
            int offset) {
        int limit = wanted.limit();
        SearchSql sql = SearchSql.forRuns(filter, order);
        List<Object> parameters = new ArrayList<>(sql.joined());
        parameters.add(project.value());
        parameters.addAll(experimentNumbers);
        parameters.addAll(sql.compared());
        parameters.add(limit + 1);
        parameters.add(offset);
        List<RunStore.Row> found = jdbc.sql("SELECT " + RunStore.ROW + " FROM tracked_run r" + sql.joins()
                        + where(experimentNumbers, wanted) + sql.conditions() + " ORDER BY "
                        + sql.order() + "r.started DESC, r.id ASC LIMIT ? OFFSET ?")
                .params(parameters)
                .query(RunStore::read)
                .list();
        Page<RunStore.Row> page = PageToken.page(found, limit, offset);
        return new Page<>(details(page.items()), page.next());
    }

    Page<Experiment> experiments(
            ProjectId project, Lifecycle lifecycle, List<Clause> filter, List<Ordering> order, int limit, int offset) {
        SearchSql sql = SearchSql.forExperiments(filter, order);
        List<Object> parameters = new ArrayList<>(sql.joined());
        parameters.add(project.value());
        parameters.addAll(sql.compared());
        parameters.add(limit + 1);
        parameters.add(offset);
        List<Experiment> found = jdbc.sql("SELECT e.* FROM experiment e" + sql.joins() + " WHERE e.project = ?"
                        + stage("e", lifecycle) + sql.conditions() + " ORDER BY " + sql.order()
                        + "e.created DESC, e.number ASC LIMIT ? OFFSET ?")
                .params(parameters)
                .query((row, index) -> ExperimentStore.read(row, Map.of()))
                .list();
        Page<Experiment> page = PageToken.page(found, limit, offset);
        Map<Long, Map<String, String>> tags =
                experiments.tags(page.items().stream().map(Experiments::number).toList());
        return new Page<>(
                page.items().stream()
                        .map(bare ->
                                ExperimentStore.withTags(bare, tags.getOrDefault(Experiments.number(bare), Map.of())))
                        .toList(),
                page.next());
    }

    List<DatasetSummary> datasets(ProjectId project, List<Long> experiments) {
        return jdbc.sql("""
                        SELECT DISTINCT r.experiment, d.name, d.digest, t.text
                        FROM run_dataset d
                        JOIN tracked_run r ON r.number = d.run
                        LEFT JOIN run_dataset_tag t ON t.run = d.run AND t.dataset = d.name AND t.digest = d.digest
                            AND t.name = 'mlflow.data.context'
                        WHERE r.project = :project AND r.experiment IN (:experiments) AND NOT r.deleted
                        ORDER BY r.experiment, d.name, d.digest, t.text LIMIT 1000
                        """)
                .param("project", project.value())
                .param("experiments", experiments)
                .query((row, index) -> new DatasetSummary(
                        Long.toString(row.getLong(1)), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    static String where(List<Long> experiments, RunSearch wanted) {
        return " WHERE r.project = ? AND r.experiment IN ("
                + String.join(", ", Collections.nCopies(experiments.size(), "?")) + ")"
                + stage("r", wanted.lifecycle()) + (wanted.outermost() ? " AND " + OUTERMOST : "");
    }

    private static String stage(String table, Lifecycle lifecycle) {
        return switch (lifecycle) {
            case ACTIVE_ONLY -> " AND NOT " + table + ".deleted";
            case DELETED_ONLY -> " AND " + table + ".deleted";
            case ALL -> "";
        };
    }

    /** Everything about these runs, in their order. */
    List<TrackedRun> details(List<RunStore.Row> rows) {
        List<TrackedRun> all = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += CHUNK) {
            all.addAll(chunk(rows.subList(from, Math.min(rows.size(), from + CHUNK))));
        }
        return all;
    }

    /** The run itself; parameters, tags and all else that it recorded are not read. */
    TrackedRun bare(RunStore.Row run) {
        return jdbc.sql("SELECT * FROM tracked_run WHERE number = :number")
                .param("number", run.number())
                .query((row, index) -> read(row, Map.of(), Map.of(), Map.of(), List.of(), List.of()))
                .single();
    }

    private List<TrackedRun> chunk(List<RunStore.Row> rows) {
        Long[] numbers = rows.stream().map(RunStore.Row::number).toArray(Long[]::new);
        Map<Long, Map<String, String>> params = runs.params(numbers);
        Map<Long, Map<String, String>> tags = runs.tags(numbers);
        Map<Long, Map<String, Summary>> summaries = metrics.summaries(numbers);
        Map<Long, List<Dataset>> datasets = runs.datasets(numbers);
        Map<Long, List<ModelLink>> links = runs.links(numbers);
        Map<Long, TrackedRun> found = new HashMap<>();
        jdbc.sql("SELECT t.* FROM tracked_run t JOIN UNNEST(CAST(:numbers AS BIGINT ARRAY)) AS w (number)"
                        + " ON w.number = t.number")
                .param("numbers", numbers)
                .query(row -> {
                    long number = row.getLong("number");
                    found.put(
                            number,
                            read(
                                    row,
                                    params.getOrDefault(number, Map.of()),
                                    tags.getOrDefault(number, Map.of()),
                                    summaries.getOrDefault(number, Map.of()),
                                    datasets.getOrDefault(number, List.of()),
                                    links.getOrDefault(number, List.of())));
                });
        List<TrackedRun> ordered = new ArrayList<>(rows.size());
        for (Long number : numbers) {
            TrackedRun run = found.get(number);
            if (run != null) {
                ordered.add(run);
            }
        }
        return ordered;
    }

    private static TrackedRun read(
            ResultSet row,
            Map<String, String> params,
            Map<String, String> tags,
            Map<String, Summary> summaries,
            List<Dataset> datasets,
            List<ModelLink> links)
            throws SQLException {
        long ended = row.getLong("ended");
        boolean running = row.wasNull();
        return new TrackedRun(
                new ProjectId(row.getString("project")),
                row.getString("id"),
                Long.toString(row.getLong("experiment")),
                row.getString("name"),
                row.getString("user_name"),
                RunStatus.valueOf(row.getString("status")),
                row.getLong("started"),
                running ? null : (Long) ended,
                row.getBoolean("deleted"),
                row.getString("artifact_uri"),
                params,
                tags,
                summaries,
                datasets,
                links);
    }
}
