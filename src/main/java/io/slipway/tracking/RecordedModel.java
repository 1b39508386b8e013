package io.slipway.tracking;

import io.slipway.project.ProjectId;
import java.util.List;
import java.util.Map;

/** What was recorded of logged models, told like {@link Recorded}. */
public sealed interface RecordedModel {
    ProjectId project();

    /** The run that it belongs to; empty for none. */
    String run();

    /** The model is there now; its files are still to come. */
    record Begun(ProjectId project, String run, String model) implements RecordedModel {}

    record Finished(ProjectId project, String run, String model, LoggedModel.Status status) implements RecordedModel {}

    record Described(ProjectId project, String run, String model, Map<String, String> params, Map<String, String> tags)
            implements RecordedModel {}

    record Untagged(ProjectId project, String run, String model, String tag) implements RecordedModel {}

    record Deleted(ProjectId project, String run, String model) implements RecordedModel {}

    /** Points that the run logged are told of the model too; of the run they were told before. */
    record Measured(ProjectId project, String run, String model, List<ModelMetric> points) implements RecordedModel {}

    /** What the run made and used. */
    record Linked(ProjectId project, String run, List<ModelLink> links) implements RecordedModel {}

    /**
     * A file of the model was written or taken away; that itself is no part of the transaction.
     *
     * @param path below the model's artifacts
     */
    record Filed(ProjectId project, String run, String model, String path, boolean there) implements RecordedModel {}
}
