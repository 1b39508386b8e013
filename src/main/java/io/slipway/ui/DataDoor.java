package io.slipway.ui;

import io.slipway.artifact.Artifacts;
import io.slipway.artifact.Stored;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A file that a run is given: stored under the home, answered with its address. */
@RestController
@RequestMapping("/app/{project}/data")
class DataDoor {
    private final Artifacts artifacts;

    DataDoor(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    @PostMapping
    @Needs(Permission.EDIT)
    Stored upload(@PathVariable ProjectId project, @RequestParam String name, HttpServletRequest request)
            throws IOException {
        return artifacts.upload(project, name, request.getInputStream(), request.getContentLengthLong());
    }
}
