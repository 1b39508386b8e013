package io.slipway.project;

/** What a member is in a project. */
public enum Role {
    OWNER,
    EDITOR,
    VIEWER;

    /** Whether this role carries the permission. */
    public boolean may(Permission permission) {
        return switch (permission) {
            case VIEW -> true;
            case EDIT, RUN -> this != VIEWER;
            case MANAGE -> this == OWNER;
        };
    }
}
