package io.slipway.tracking;

import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** Lets nobody in while no other gate is wired: forgetting one must not open the door. */
@Component
@Fallback
class ClosedGate implements Gate {
    @Override
    public void require(ProjectId project, Permission permission) {
        throw TrackingException.missing("No project " + project + " that you may " + permission + " in");
    }
}
