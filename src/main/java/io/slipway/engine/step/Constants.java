package io.slipway.engine.step;

import java.time.Instant;

/**
 * What KFP's placeholders for constants stand for.
 *
 * @param runTitle {@code {{$.pipeline_job_name}}}
 * @param pipelineName begins {@code {{$.pipeline_job_resource_name}}}, the run's id ends it
 * @param run id: {@code {{$.pipeline_job_uuid}}}
 * @param stepName {@code {{$.pipeline_task_name}}}
 * @param stepRun id: {@code {{$.pipeline_task_uuid}}}
 * @param created of the run
 */
public record Constants(
        String runTitle, String pipelineName, String run, String stepName, String stepRun, Instant created) {

    /** The run's name in KFP's manner: no two runs share it. */
    String resourceName() {
        return pipelineName + "-" + run;
    }
}
