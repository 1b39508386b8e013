package io.slipway.ui.editor;

import io.slipway.format.Imported;
import io.slipway.format.InvalidPipelineFile;
import io.slipway.format.KfpFile;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineEntry;
import io.slipway.pipeline.PipelineId;
import io.slipway.pipeline.Pipelines;
import io.slipway.pipeline.Versions;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pipeline files: in as a new pipeline, out for the kfp SDK. */
@RestController
@RequestMapping("/app/{project}/pipelines")
class FileDoor {
    private static final int LARGEST_FILE = 20_000_000;
    private final Pipelines pipelines;
    private final Versions versions;

    FileDoor(Pipelines pipelines, Versions versions) {
        this.pipelines = pipelines;
        this.versions = versions;
    }

    /**
     * Where the new pipeline is, and what of it does not run yet; or what is wrong with the file. A file that is no
     * pipeline is no failure of the request: browsers would complain of one in their console.
     */
    record Read(
            @Nullable String address,
            List<String> notes,
            @Nullable String error) {}

    @PostMapping("/import")
    @Needs(Permission.EDIT)
    Read read(@PathVariable ProjectId project, @RequestParam String name, HttpServletRequest request)
            throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            return wrong(name + " is larger than 20 MB: a compiled pipeline is a small YAML file."
                    + " Drop data on a canvas instead");
        }
        try {
            Imported imported = KfpFile.read(bytes);
            PipelineEntry entry = pipelines.create(project, imported.pipeline());
            return new Read("p/" + project + "/pipelines/" + entry.id(), imported.notices(), null);
        } catch (InvalidPipelineFile e) {
            return wrong(String.valueOf(e.getMessage()));
        }
    }

    /** A compiled file as text, pasted on a canvas. */
    record Text(@Nullable String text) {}

    /** What it holds, or what is wrong with it. */
    record Held(@Nullable Pipeline pipeline, @Nullable String error) {}

    @PostMapping("/{pipeline}/read")
    @Needs(Permission.EDIT)
    Held hold(@PathVariable ProjectId project, @PathVariable PipelineId pipeline, @RequestBody Text pasted) {
        pipelines.get(project, pipeline);
        String text = pasted.text() == null ? "" : pasted.text();
        try {
            return new Held(KfpFile.read(text.getBytes(StandardCharsets.UTF_8)).pipeline(), null);
        } catch (InvalidPipelineFile e) {
            return new Held(null, String.valueOf(e.getMessage()));
        }
    }

    private static Read wrong(String sentence) {
        return new Read(null, List.of(), sentence);
    }

    @GetMapping("/{pipeline}/export")
    @Needs(Permission.VIEW)
    ResponseEntity<byte[]> write(
            @PathVariable ProjectId project,
            @PathVariable PipelineId pipeline,
            @RequestParam(required = false) @Nullable Integer version) {
        Pipeline content = version == null
                ? pipelines.draft(project, pipeline)
                : versions.get(project, pipeline, version).content();
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(content.name().replaceAll("[\\\\/:*?\"<>|]", "-") + ".yaml", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .contentType(MediaType.parseMediaType("application/yaml; charset=utf-8"))
                .body(KfpFile.write(content).getBytes(StandardCharsets.UTF_8));
    }
}
