package io.slipway.ui.pipelines;

import io.slipway.engine.PipelineRun;
import io.slipway.pipeline.PipelineEntry;
import org.jspecify.annotations.Nullable;

/** A pipeline in the list, and its last run. */
record PipelineRow(PipelineEntry entry, @Nullable PipelineRun lastRun) {}
