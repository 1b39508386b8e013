package io.slipway.ui.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.pipeline.Pipeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a run begins with.
 *
 * @param pipeline the version's content; null where it can't be read any more
 * @param kept what the pipeline contains that was not done, in sentences
 * @param previous the run of the same pipeline before this one, to compare with
 * @param reuse whether the project reuses results of earlier runs at all, at present
 * @param rerun the run that this one was made from; null if from none, or if that is deleted
 */
record RunPicture(
        @JsonUnwrapped LiveRun live,
        @Nullable Pipeline pipeline,
        List<String> kept,
        String experimentName,
        @Nullable String previous,
        @Nullable RerunOf rerun,
        boolean reuse,
        boolean canRun,
        boolean canEdit) {}
