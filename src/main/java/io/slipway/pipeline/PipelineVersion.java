package io.slipway.pipeline;

import io.slipway.project.ProjectId;
import java.time.Instant;

/**
 * An immutable version.
 *
 * @param number from 1, without gaps
 * @param hash SHA-256 of the pipeline's canonical JSON, hex
 */
public record PipelineVersion(
        ProjectId project,
        PipelineId pipeline,
        int number,
        String message,
        String by,
        Instant at,
        String hash,
        Pipeline content) {}
