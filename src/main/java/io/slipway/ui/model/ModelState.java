package io.slipway.ui.model;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the address of a model's page holds: the version that is shown (0 is the newest), those compared, and whether only differences are. */
record ModelState(long version, Set<Long> compared, boolean differences) {
    static ModelState of(QueryParameters query) {
        Set<Long> compared = new TreeSet<>();
        Arrays.stream(query.getSingleParameter("compare").orElse("").split(","))
                .map(ModelState::number)
                .filter(number -> number > 0)
                .forEach(compared::add);
        return new ModelState(
                number(query.getSingleParameter("version").orElse("")),
                compared,
                query.getSingleParameter("diff").isPresent());
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    ModelState comparing(Set<Long> versions) {
        return new ModelState(version, versions, differences);
    }

    ModelState differences(boolean only) {
        return new ModelState(version, compared, only);
    }

    QueryParameters query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (version > 0) {
            query.put("version", List.of(Long.toString(version)));
        }
        if (!compared.isEmpty()) {
            query.put("compare", List.of(compared.stream().map(String::valueOf).collect(Collectors.joining(","))));
        }
        if (differences) {
            query.put("diff", List.of("1"));
        }
        return new QueryParameters(query);
    }
}
