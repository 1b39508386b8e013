package io.slipway.ui.model;

import io.slipway.project.Needs;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.ui.files.Harmless;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bytes of a version: its file, or a zip of its files, written while it is read; or one of its files. Always a download. */
@RestController
class DownloadDoor {
    private final ModelVersions versions;
    private final ModelFiles files;

    DownloadDoor(ModelVersions versions, ModelFiles files) {
        this.versions = versions;
        this.files = files;
    }

    @GetMapping("/app/{project}/models/download")
    @Needs(Permission.VIEW)
    void download(
            @PathVariable ProjectId project,
            @RequestParam String model,
            @RequestParam String version,
            HttpServletResponse response)
            throws IOException {
        ModelVersion found = versions.get(project, model, version);
        if (files.of(project, found).isEmpty()) {
            throw new NotFoundException("The files of " + model + ", version " + version
                    + " are not kept here: they are at " + found.location());
        }
        Path single = files.single(project, found);
        String name =
                single == null ? found.model() + "-v" + found.version() + ".zip" : String.valueOf(single.getFileName());
        response.setContentType(single == null ? "application/zip" : "application/octet-stream");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (single == null) {
            files.zip(project, found, response.getOutputStream());
        } else {
            response.setContentLengthLong(Files.size(single));
            Files.copy(single, response.getOutputStream());
        }
    }

    @GetMapping("/app/{project}/models/file")
    @Needs(Permission.VIEW)
    ResponseEntity<Resource> file(
            @PathVariable ProjectId project,
            @RequestParam String model,
            @RequestParam String version,
            @RequestParam String path) {
        Path file = files.file(project, versions.get(project, model, version), path);
        return ResponseEntity.ok().headers(Harmless.headers(file)).body(new FileSystemResource(file));
    }
}
