package io.slipway.executor;

/**
 * One attempt of one step.
 *
 * @param run id of the pipeline run
 * @param step id of the step run (not its name: a name may hold what a file system does not allow)
 * @param number from 1
 */
public record AttemptId(String run, String step, int number) {
    /** Reads what {@link #toString} wrote. */
    public static AttemptId of(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Expected run/step/number, got " + text);
        }
        return new AttemptId(parts[0], parts[1], Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return run + "/" + step + "/" + number;
    }
}
