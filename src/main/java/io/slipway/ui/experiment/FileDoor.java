package io.slipway.ui.experiment;

import io.slipway.artifact.Preview;
import io.slipway.artifact.Previews;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.TrackingException;
import io.slipway.tracking.remote.FilesThere;
import io.slipway.tracking.remote.RunsThere;
import io.slipway.ui.files.Harmless;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The files of runs: which there are, what was logged to one, and a look into it. */
@RestController
@RequestMapping("/app/{project}/compare")
class FileDoor {
    private final RunFiles files;
    private final FilesThere there;
    private final Previews previews;

    FileDoor(RunFiles files, FilesThere there, Previews previews) {
        this.files = files;
        this.there = there;
        this.previews = previews;
    }

    /** By run; one of others is left out as long as the server does not tell its files. */
    @GetMapping("/artifacts")
    @Needs(Permission.VIEW)
    Map<String, List<RunFiles.Shown>> artifacts(
            @PathVariable ProjectId project, @RequestParam(defaultValue = "") String runs) {
        Map<String, List<RunFiles.Shown>> shown = new LinkedHashMap<>();
        for (String id : CompareDoor.ids(runs)) {
            if (id.startsWith(RunsThere.MARK)) {
                there.of(project, id.substring(RunsThere.MARK.length()))
                        .ifPresent(files -> shown.put(
                                id, files.stream().map(RunFiles.Shown::there).toList()));
                continue;
            }
            try {
                shown.put(id, files.of(project, id));
            } catch (TrackingException gone) {
                shown.put(id, List.of());
            }
        }
        return shown;
    }

    /** Always a download: what a program logged never runs in this page. */
    @GetMapping("/file")
    @Needs(Permission.VIEW)
    ResponseEntity<Resource> file(
            @PathVariable ProjectId project, @RequestParam String run, @RequestParam String path) {
        Path file = files.logged(project, run, path);
        return ResponseEntity.ok().headers(Harmless.headers(file)).body(new FileSystemResource(file));
    }

    /** A {@link Preview} of one as JSON. */
    @GetMapping("/preview")
    @Needs(Permission.VIEW)
    Preview preview(@PathVariable ProjectId project, @RequestParam String run, @RequestParam String path) {
        return previews.of(files.logged(project, run, path));
    }
}
