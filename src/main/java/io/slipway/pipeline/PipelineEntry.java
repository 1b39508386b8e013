package io.slipway.pipeline;

import io.slipway.project.ProjectId;
import java.time.Instant;

/**
 * A pipeline as a list shows it.
 *
 * @param latest number of the last saved version; 0 where there is none
 * @param owner name of who made it
 * @param changedBy name of who changed the draft last
 */
public record PipelineEntry(
        ProjectId project,
        PipelineId id,
        String name,
        String description,
        int latest,
        String owner,
        Instant created,
        String changedBy,
        Instant changed) {}
