package io.slipway.ui.experiment;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the address of a table of runs says.
 *
 * @param filter in MLflow's filter language
 * @param text part of a run's name
 * @param columns keys of the chosen columns; empty means that the page chooses
 * @param sort key of a column, {@code -} before it for descending; empty is newest first
 * @param nested whether nested runs stand among the others rather than under their parents
 * @param deleted whether the deleted runs are shown
 * @param charts whether curves are shown beside the table
 * @param picked ids of the selected runs
 */
record TableState(
        String filter,
        String text,
        List<String> columns,
        String sort,
        boolean nested,
        boolean deleted,
        boolean charts,
        List<String> picked) {

    static TableState of(QueryParameters query) {
        return new TableState(
                one(query, "filter"),
                one(query, "q"),
                query.getParameters("col").stream()
                        .filter(key -> !key.isEmpty())
                        .toList(),
                one(query, "sort"),
                one(query, "nested").equals("1"),
                one(query, "deleted").equals("1"),
                one(query, "charts").equals("1"),
                query.getParameters("run").stream().filter(id -> !id.isEmpty()).toList());
    }

    private static String one(QueryParameters query, String name) {
        return query.getSingleParameter(name).orElse("");
    }

    QueryParameters query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        put(query, "filter", filter);
        put(query, "q", text);
        put(query, "sort", sort);
        put(query, "nested", nested ? "1" : "");
        put(query, "deleted", deleted ? "1" : "");
        put(query, "charts", charts ? "1" : "");
        if (!columns.isEmpty()) {
            query.put("col", columns);
        }
        if (!picked.isEmpty()) {
            query.put("run", picked);
        }
        return new QueryParameters(query);
    }

    private static void put(Map<String, List<String>> query, String name, String value) {
        if (!value.isEmpty()) {
            query.put(name, List.of(value));
        }
    }

    TableState withFilter(String wanted) {
        return new TableState(wanted, text, columns, sort, nested, deleted, charts, picked);
    }

    TableState withText(String wanted) {
        return new TableState(filter, wanted, columns, sort, nested, deleted, charts, picked);
    }

    TableState withColumns(List<String> wanted) {
        return new TableState(filter, text, wanted, sort, nested, deleted, charts, picked);
    }

    TableState withSort(String wanted) {
        return new TableState(filter, text, columns, wanted, nested, deleted, charts, picked);
    }

    TableState withNested(boolean wanted) {
        return new TableState(filter, text, columns, sort, wanted, deleted, charts, picked);
    }

    TableState withDeleted(boolean wanted) {
        return new TableState(filter, text, columns, sort, nested, wanted, charts, List.of());
    }

    TableState withCharts(boolean wanted) {
        return new TableState(filter, text, columns, sort, nested, deleted, wanted, picked);
    }

    TableState withPicked(List<String> wanted) {
        return new TableState(filter, text, columns, sort, nested, deleted, charts, wanted);
    }

    /** Whether fewer runs are shown than there are. */
    boolean narrowed() {
        return !filter.isBlank() || !text.isBlank();
    }
}
