package io.slipway.ui.experiment;

import io.slipway.engine.SystemMetrics;
import io.slipway.tracking.TrackedRun;
import io.slipway.ui.experiment.RunColumn.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The columns of somebody who chose none: parameters that tell the newest runs apart (or any), and the metrics that most of them have. */
final class DefaultColumns {
    private static final int OF_EACH_KIND = 4;

    private DefaultColumns() {}

    static List<RunColumn> of(List<TrackedRun> newest) {
        Map<String, Set<String>> values = new TreeMap<>();
        Map<String, Integer> measured = new TreeMap<>();
        for (TrackedRun run : newest) {
            run.params()
                    .forEach((name, text) -> values.computeIfAbsent(name, absent -> new HashSet<>())
                            .add(text));
            run.metrics().keySet().forEach(name -> measured.merge(name, 1, Integer::sum));
        }
        boolean differ = values.values().stream().anyMatch(found -> found.size() > 1);
        Stream<RunColumn> params = values.entrySet().stream()
                .filter(entry -> !differ || entry.getValue().size() > 1)
                .limit(OF_EACH_KIND)
                .map(entry -> new RunColumn(Kind.PARAM, entry.getKey()));
        Stream<RunColumn> metrics = measured.entrySet().stream()
                .filter(entry -> !SystemMetrics.hasOfRun(entry.getKey()))
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(OF_EACH_KIND)
                .map(entry -> new RunColumn(Kind.METRIC, entry.getKey()));
        return Stream.concat(params, metrics).toList();
    }
}
