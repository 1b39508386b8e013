package io.slipway.project;

/** Who asks. The doors put one of these into the security context as the principal. */
public sealed interface Caller {
    /** A person who signed in at the page. */
    record Person(UserId id, String name, boolean admin) implements Caller {}

    /** A person whose password must be changed first, and who can do nothing else until then. */
    record Newcomer(UserId id, String name) implements Caller {}

    /** A program that acts for a person in one project, with a token made in that project's settings. */
    record PersonalToken(UserId id, String name, ProjectId project) implements Caller {}

    /**
     * A step of a run: it reads its project, and writes only to {@code trackedRun} and the runs nested in it.
     *
     * @param run the pipeline run
     * @param trackedRun the attempt's own tracked run; made when the step first asks for it
     * @param parentRun the tracked run of the pipeline run
     * @param experiment the tracked run's experiment
     * @param title what the tracked run is called
     * @param attempt which attempt it is, in the executor's words
     */
    record RunToken(
            ProjectId project,
            String run,
            String trackedRun,
            String parentRun,
            String experiment,
            String title,
            String attempt)
            implements Caller {}

    /** Slipway itself, at work that no person asks for at that moment. */
    record Engine() implements Caller {}
}
