package io.slipway.ui.files;

import io.slipway.artifact.ArtifactException;
import io.slipway.artifact.Artifacts;
import io.slipway.artifact.Preview;
import io.slipway.artifact.Previews;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a page can have of an artifact: its bytes (ranges too) and a look into it. */
@RestController
@RequestMapping("/app/{project}/artifacts")
class ArtifactRoutes {
    private final Artifacts artifacts;
    private final Previews previews;

    ArtifactRoutes(Artifacts artifacts, Previews previews) {
        this.artifacts = artifacts;
        this.previews = previews;
    }

    /** The file; {@code inside} names one of a folder. */
    @GetMapping
    @Needs(Permission.VIEW)
    ResponseEntity<Resource> download(
            @PathVariable String project, @RequestParam String uri, @RequestParam(defaultValue = "") String inside) {
        Path path = artifacts.readable(new ProjectId(project), uri, inside);
        if (!Files.isRegularFile(path)) {
            throw new ArtifactException(
                    "Expected a file to download, but " + path.getFileName() + " is a folder: choose a file inside it");
        }
        return ResponseEntity.ok().headers(Harmless.headers(path)).body(new FileSystemResource(path));
    }

    /** A {@link Preview} as JSON. */
    @GetMapping("/preview")
    @Needs(Permission.VIEW)
    Preview preview(
            @PathVariable String project,
            @RequestParam String uri,
            @RequestParam(defaultValue = "") String inside,
            @RequestParam(defaultValue = "") String schema) {
        return previews.of(new ProjectId(project), uri, inside, schema);
    }
}
