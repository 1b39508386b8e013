package io.slipway.tracking;

import io.slipway.project.Permission;
import io.slipway.project.ProjectId;

/** Asked before anything is read or written: returns if the caller may, throws otherwise. The wiring joins it to the project room's rules. */
@FunctionalInterface
public interface Gate {
    /** Returns if the caller has the permission in the project. */
    void require(ProjectId project, Permission permission);

    /** What whoever asks is called. */
    default String caller() {
        return "";
    }
}
