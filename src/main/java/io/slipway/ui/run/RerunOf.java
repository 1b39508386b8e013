package io.slipway.ui.run;

import io.slipway.engine.PipelineRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The run that another one was made from, and which parameters were given otherwise. */
record RerunOf(String id, int number, String title, List<Changed> changed) {

    /** A parameter that differs; null where a run was not given it. */
    record Changed(
            String name,
            @Nullable JsonNode before,
            @Nullable JsonNode now) {}

    static RerunOf of(PipelineRun earlier, PipelineRun run) {
        Set<String> names = new TreeSet<>(earlier.arguments().keySet());
        names.addAll(run.arguments().keySet());
        List<Changed> changed = new ArrayList<>();
        for (String name : names) {
            JsonNode before = earlier.arguments().get(name);
            JsonNode now = run.arguments().get(name);
            if (!Objects.equals(before, now)) {
                changed.add(new Changed(name, before, now));
            }
        }
        return new RerunOf(earlier.id(), earlier.number(), earlier.title(), changed);
    }
}
