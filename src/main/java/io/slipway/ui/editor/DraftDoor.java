package io.slipway.ui.editor;

import io.slipway.pipeline.Drafts;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Order;
import io.slipway.pipeline.PipelineId;
import io.slipway.pipeline.edit.Edit;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The draft, and each edit of it. */
@RestController
@RequestMapping("/app/{project}/pipelines/{pipeline}")
class DraftDoor {
    private final Drafts drafts;
    private final Reader reader;

    DraftDoor(Drafts drafts, Reader reader) {
        this.drafts = drafts;
        this.reader = reader;
    }

    /** {@code Order} in {@code server.ts}. */
    record EditOrder(
            @Nullable String id, long base, @Nullable Edit edit, boolean force) {
        Order order() {
            if (id == null || edit == null) {
                throw new InvalidEditException("An edit needs an id and what is to be done");
            }
            return new Order(id, base, edit, force);
        }
    }

    /** An undo or redo. */
    record Turn(@Nullable String id) {
        String known() {
            if (id == null) {
                throw new InvalidEditException("An undo needs an id, so that repeating it undoes nothing more");
            }
            return id;
        }
    }

    @GetMapping
    @Needs(Permission.VIEW)
    DraftAnswer draft(@PathVariable ProjectId project, @PathVariable PipelineId pipeline) {
        return reader.answer(drafts.get(project, pipeline));
    }

    @PostMapping("/edits")
    @Needs(Permission.EDIT)
    DraftAnswer edit(
            @PathVariable ProjectId project, @PathVariable PipelineId pipeline, @RequestBody EditOrder wanted) {
        return reader.answer(drafts.edit(project, pipeline, wanted.order()));
    }

    @PostMapping("/undo")
    @Needs(Permission.EDIT)
    DraftAnswer undo(@PathVariable ProjectId project, @PathVariable PipelineId pipeline, @RequestBody Turn wanted) {
        return reader.answer(drafts.undo(project, pipeline, wanted.known()));
    }

    @PostMapping("/redo")
    @Needs(Permission.EDIT)
    DraftAnswer redo(@PathVariable ProjectId project, @PathVariable PipelineId pipeline, @RequestBody Turn wanted) {
        return reader.answer(drafts.redo(project, pipeline, wanted.known()));
    }
}
