package io.slipway.project;

/** What somebody may do in a project. A viewer has {@code VIEW}, an editor also {@code EDIT} and {@code RUN}, an owner all. */
public enum Permission {
    VIEW,
    EDIT,
    RUN,
    MANAGE
}
