package io.slipway.ui.editor;

import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineId;
import io.slipway.pipeline.PipelineVersion;
import io.slipway.pipeline.Versions;
import io.slipway.project.Ids;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Saved versions of a pipeline. */
@RestController
@RequestMapping("/app/{project}/pipelines/{pipeline}/versions")
class VersionDoor {
    private final Versions versions;
    private final Reader reader;
    private final Clock clock;

    VersionDoor(Versions versions, Reader reader, Clock clock) {
        this.versions = versions;
        this.reader = reader;
        this.clock = clock;
    }

    /** A version without its content. */
    record Line(int number, String message, String by, Instant at, String hash) {
        static Line of(PipelineVersion version) {
            return new Line(version.number(), version.message(), version.by(), version.at(), version.hash());
        }
    }

    /** A version to look at. */
    record Whole(Pipeline pipeline, Line version) {}

    /** What a person says about a version. */
    record Saving(@Nullable String message) {}

    @GetMapping
    @Needs(Permission.VIEW)
    List<Line> list(@PathVariable ProjectId project, @PathVariable PipelineId pipeline) {
        return versions.list(project, pipeline).stream().map(Line::of).toList();
    }

    @GetMapping("/{number}")
    @Needs(Permission.VIEW)
    Whole get(@PathVariable ProjectId project, @PathVariable PipelineId pipeline, @PathVariable int number) {
        PipelineVersion version = versions.get(project, pipeline, number);
        return new Whole(version.content(), Line.of(version));
    }

    @PostMapping
    @Needs(Permission.EDIT)
    Line save(@PathVariable ProjectId project, @PathVariable PipelineId pipeline, @RequestBody Saving wanted) {
        String message = wanted.message() == null ? "" : wanted.message();
        return Line.of(versions.save(project, pipeline, message));
    }

    @PostMapping("/{number}/restore")
    @Needs(Permission.EDIT)
    DraftAnswer restore(@PathVariable ProjectId project, @PathVariable PipelineId pipeline, @PathVariable int number) {
        return reader.answer(versions.restore(project, pipeline, number, Ids.next(clock)));
    }
}
