package io.slipway.ui.experiment;

import io.slipway.engine.PipelineRun;
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as the comparison gets it.
 *
 * @param experiment the name of its experiment
 * @param experimentAddress where that experiment's table is
 * @param address its own page; null if it has none
 * @param version the pipeline version that it came from; null if it was no pipeline's
 * @param parent the run that it is nested in; empty if in none
 */
record ComparedRun(
        String id,
        String name,
        String state,
        long started,
        @Nullable Long ended,
        String user,
        boolean deleted,
        String experiment,
        String experimentAddress,
        @Nullable String address,
        @Nullable Version version,
        String parent,
        Map<String, String> params,
        Map<String, String> tags,
        Map<String, Measured> metrics) {

    /** A version of a pipeline, and where it can be looked at. */
    record Version(String pipeline, int number, String address) {}

    /** A metric summed up; null stands for NaN, and for the extremes of a metric that was never a number. */
    record Measured(
            @Nullable Double last,
            @Nullable Double min,
            @Nullable Double max,
            long step,
            long points) {
        static Measured of(Summary summary) {
            return new Measured(
                    number(summary.latest().value()),
                    number(summary.lowest()),
                    number(summary.highest()),
                    summary.latest().step(),
                    summary.points());
        }

        private static @Nullable Double number(double value) {
            return Double.isNaN(value) ? null : (Double) value;
        }
    }

    static ComparedRun of(TrackedRun run, String experiment, @Nullable PipelineRun pipeline) {
        RunRow row = new RunRow(run, pipeline, false);
        Map<String, Measured> metrics = new LinkedHashMap<>();
        run.metrics().forEach((name, summary) -> metrics.put(name, Measured.of(summary)));
        String project = "p/" + run.project();
        return new ComparedRun(
                run.id(),
                row.name(),
                row.state(),
                run.started(),
                run.ended(),
                pipeline != null ? pipeline.startedBy() : run.user(),
                run.deleted(),
                experiment,
                project + "/experiments/" + run.experimentId(),
                pipeline == null ? null : project + "/runs/" + run.id(),
                pipeline == null ? null : version(pipeline),
                run.tags().getOrDefault(RunQuery.PARENT, ""),
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
