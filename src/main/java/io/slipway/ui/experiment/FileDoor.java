package io.slipway.ui.experiment;

import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.TrackingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The files of compared runs: which there are, and what was logged to one. */
@RestController
@RequestMapping("/app/{project}/compare")
class FileDoor {
    private final RunFiles files;

    FileDoor(RunFiles files) {
        this.files = files;
    }

    @GetMapping("/artifacts")
    @Needs(Permission.VIEW)
    Map<String, List<RunFiles.Shown>> artifacts(
            @PathVariable ProjectId project, @RequestParam(defaultValue = "") String runs) {
        Map<String, List<RunFiles.Shown>> shown = new LinkedHashMap<>();
        for (String id : CompareDoor.ids(runs)) {
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
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(String.valueOf(file.getFileName()), StandardCharsets.UTF_8)
                .build());
        headers.set("X-Content-Type-Options", "nosniff");
        return ResponseEntity.ok().headers(headers).body(new FileSystemResource(file));
    }
}
