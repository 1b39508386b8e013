package io.slipway.ui.runs;

import com.vaadin.flow.router.QueryParameters;
import io.slipway.engine.RunState;
import io.slipway.engine.Runs;
import io.slipway.pipeline.PipelineId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are asked for: what the address says. What is empty is any.
 *
 * @param pipeline id
 * @param person who started them
 * @param text in title or pipeline's name
 */
record Narrowing(Set<RunState> states, String pipeline, String person, String text, Age age) {
    static final Narrowing NONE = new Narrowing(Set.of(), "", "", "", Age.EVER);

    Narrowing {
        states = Set.copyOf(states);
    }

    /** Reads {@code ?state=failed,running&pipeline=..&by=ann&q=fraud&since=7d}; what it does not know it leaves out. */
    static Narrowing of(QueryParameters address) {
        return new Narrowing(
                states(address.getSingleParameter("state").orElse("")),
                address.getSingleParameter("pipeline").orElse(""),
                address.getSingleParameter("by").orElse(""),
                address.getSingleParameter("q").orElse(""),
                Age.of(address.getSingleParameter("since").orElse("")));
    }

    private static Set<RunState> states(String words) {
        List<String> wanted = List.of(words.toUpperCase(Locale.ROOT).split(","));
        return Arrays.stream(RunState.values())
                .filter(state -> wanted.contains(state.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RunState.class)));
    }

    QueryParameters address() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put(
                "state",
                states.stream()
                        .sorted()
                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(",")));
        said.put("pipeline", pipeline);
        said.put("by", person);
        said.put("q", text);
        said.put("since", age.key);
        said.values().removeIf(String::isEmpty);
        return QueryParameters.simple(said);
    }

    Runs.Query query(@Nullable String before, int limit) {
        return new Runs.Query(
                states,
                pipeline.isEmpty() ? null : new PipelineId(pipeline),
                person.isEmpty() ? null : person,
                null,
                text,
                before,
                limit);
    }
}
