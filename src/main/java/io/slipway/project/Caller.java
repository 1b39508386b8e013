package io.slipway.project;

/** Who asks. The doors put one of these into the security context as the principal. */
public sealed interface Caller {
    /** A person who signed in at the page. */
    record Person(UserId id, String name, boolean admin) implements Caller {}

    /** A program that acts for a person, with a token made in settings. */
    record PersonalToken(UserId id, String name) implements Caller {}

    /** A step of a run: it reads its project, and writes only to {@code trackingRun} and the runs nested in it. */
    record RunToken(ProjectId project, String run, String trackingRun) implements Caller {}

    /** Slipway itself, at work that no person asks for at that moment. */
    record Engine() implements Caller {}
}
