package io.slipway.engine.store;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.project.ProjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of runs, newest first, a page at a time by the last id of the page before. */
@Repository
public class RunListStore {
    private final JdbcClient jdbc;

    RunListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<PipelineRun> list(ProjectId project, Runs.Query query) {
        List<String> conditions = new ArrayList<>(List.of("project = :project", "deleted = FALSE"));
        Map<String, Object> values = new LinkedHashMap<>(Map.of("project", project.value(), "limit", query.limit()));
        if (!query.states().isEmpty()) {
            conditions.add("state IN (:states)");
            values.put("states", query.states().stream().map(Enum::name).toList());
        }
        if (query.pipeline() != null) {
            conditions.add("pipeline = :pipeline");
            values.put("pipeline", query.pipeline().value());
        }
        if (query.startedBy() != null) {
            conditions.add("started_by = :startedBy");
            values.put("startedBy", query.startedBy());
        }
        if (query.experiment() != null) {
            conditions.add("experiment = :experiment");
            values.put("experiment", query.experiment());
        }
        if (!query.text().isBlank()) {
            conditions.add("(LOWER(title) LIKE :text ESCAPE '!' OR LOWER(pipeline_name) LIKE :text ESCAPE '!')");
            values.put("text", "%" + literal(query.text()) + "%");
        }
        if (query.before() != null) {
            conditions.add("id < :before");
            values.put("before", query.before());
        }
        return jdbc.sql("SELECT * FROM pipeline_run WHERE " + String.join(" AND ", conditions)
                        + " ORDER BY id DESC LIMIT :limit")
                .params(values)
                .query((row, index) -> RunStore.kept(row).run())
                .list();
    }

    private static String literal(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
