package io.slipway.pipeline.check;

import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what each check has to say. */
public final class Checks {
    private Checks() {}

    public static List<Problem> all(Pipeline pipeline) {
        Found found = new Found(pipeline);
        PipelineChecks.check(pipeline, found);
        for (Paths.Placed placed : Paths.all(pipeline)) {
            StepChecks.check(pipeline, placed, found);
            ArgumentChecks.check(pipeline, placed, found);
        }
        OrderChecks.check(pipeline, found);
        return found.inOrder();
    }

    /** Problems by where they are, in the order of the steps. */
    static final class Found {
        private final Map<String, List<Problem>> byPath = new LinkedHashMap<>();

        Found(Pipeline pipeline) {
            byPath.put("", new ArrayList<>());
            Paths.all(pipeline).forEach(placed -> byPath.put(placed.path(), new ArrayList<>()));
        }

        void error(String path, String text) {
            add(new Problem(Problem.Severity.ERROR, path, null, text));
        }

        void error(String path, String input, String text) {
            add(new Problem(Problem.Severity.ERROR, path, input, text));
        }

        void warning(String path, String text) {
            add(new Problem(Problem.Severity.WARNING, path, null, text));
        }

        void warning(String path, String input, String text) {
            add(new Problem(Problem.Severity.WARNING, path, input, text));
        }

        private void add(Problem problem) {
            byPath.computeIfAbsent(problem.path(), path -> new ArrayList<>()).add(problem);
        }

        List<Problem> inOrder() {
            return byPath.values().stream().flatMap(List::stream).toList();
        }
    }
}
