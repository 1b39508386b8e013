package io.slipway.ui.experiment;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.StepMetric;
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.remote.RunsThere;
import io.slipway.ui.JsonNumber;
import io.slipway.ui.parts.LoggedRunAddress;
import io.slipway.ui.parts.RunWords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A run as the comparison gets it.
 *
 * @param countsFrom from when its time counts: later than its start where it stood still before it was tried again
 * @param experiment the name of its experiment
 * @param experimentAddress where that experiment's table is
 * @param address its own page
 * @param there its page on the team's server; null if it is not there
 * @param version the pipeline version that it came from; null if it was no pipeline's
 * @param parent the run that it is nested in; empty if in none
 */
record ComparedRun(
        String id,
        String name,
        String state,
        long started,
        long countsFrom,
        @Nullable Long ended,
        String user,
        boolean deleted,
        String experiment,
        String experimentAddress,
        String address,
        @Nullable String there,
        @Nullable Version version,
        String parent,
        Map<String, String> params,
        Map<String, String> tags,
        Map<String, Measured> metrics) {

    /** A version of a pipeline, and where it can be looked at. */
    record Version(String pipeline, int number, String address) {}

    /**
     * A metric summed up; null stands for NaN, and for the extremes of a metric that was never a number.
     *
     * @param metric what its step calls it
     * @param step path of that step; empty where it was logged to the run itself
     */
    record Measured(
            String metric,
            String step,
            String stepTitle,
            @Nullable Double last,
            @Nullable Double min,
            @Nullable Double max,
            long points) {
        static Measured of(StepMetric owner, UnaryOperator<String> titles, Summary summary) {
            return new Measured(
                    owner.metric(),
                    owner.step(),
                    owner.step().isEmpty() ? "" : titles.apply(owner.step()),
                    JsonNumber.of(summary.latest().value()),
                    JsonNumber.of(summary.lowest()),
                    JsonNumber.of(summary.highest()),
                    summary.points());
        }
    }

    static ComparedRun of(
            TrackedRun run,
            String experiment,
            @Nullable PipelineRun pipeline,
            @Nullable String there,
            Map<String, StepMetric> owners,
            UnaryOperator<String> titles) {
        RunRow row = new RunRow(run, pipeline, false);
        Map<String, Measured> metrics = new LinkedHashMap<>();
        run.metrics().forEach((name, summary) -> {
            StepMetric owner = owners.getOrDefault(name, new StepMetric("", name));
            metrics.put(name, Measured.of(owner, titles, summary));
        });
        String project = "p/" + run.project();
        return new ComparedRun(
                run.id(),
                row.name(),
                row.state(),
                run.started(),
                row.countsFrom().toEpochMilli(),
                run.ended(),
                pipeline != null ? pipeline.startedBy() : run.user(),
                run.deleted(),
                experiment,
                project + "/experiments/" + run.experimentId(),
                row.address(),
                there,
                pipeline == null ? null : version(pipeline),
                run.tags().getOrDefault(RunQuery.PARENT, ""),
                run.params(),
                run.tags(),
                metrics);
    }

    /** One of the team's server: of its metrics only the latest points are known without asking for the curves. */
    static ComparedRun of(RunsThere.There there) {
        TrackedRun run = there.run();
        Map<String, Measured> metrics = new LinkedHashMap<>();
        run.metrics().forEach((name, summary) -> {
            Double last = JsonNumber.of(summary.latest().value());
            long points = Math.max(1, summary.latest().step() + 1);
            metrics.put(name, new Measured(name, "", "", last, null, null, points));
        });
        return new ComparedRun(
                RunsThere.MARK + run.id(),
                run.name(),
                RunWords.of(run.status()),
                run.started(),
                run.started(),
                run.ended(),
                run.user(),
                run.deleted(),
                there.experimentName(),
                "p/" + run.project() + "/experiments/" + there.experiment(),
                LoggedRunAddress.of(run.project(), there.experiment(), RunsThere.MARK + run.id()),
                there.page(),
                null,
                "",
                run.params(),
                run.tags(),
                metrics);
    }

    private static Version version(PipelineRun run) {
        return new Version(
                run.pipelineName(),
                run.version(),
                "p/" + run.project() + "/pipelines/" + run.pipeline() + "?version=" + run.version());
    }
}
