package io.slipway.executor;

/**
 * One attempt of one step.
 *
 * @param run id of the pipeline run
 * @param step id of the step run (not its name: a name may hold what a file system does not allow)
 * @param number from 1
 */
public record AttemptId(String run, String step, int number) {
    @Override
    public String toString() {
        return run + "/" + step + "/" + number;
    }
}
