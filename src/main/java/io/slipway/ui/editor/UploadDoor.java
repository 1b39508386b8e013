package io.slipway.ui.editor;

import io.slipway.artifact.Artifacts;
import io.slipway.artifact.Stored;
import io.slipway.pipeline.Draft;
import io.slipway.pipeline.Drafts;
import io.slipway.pipeline.Order;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.PipelineId;
import io.slipway.pipeline.Step.Position;
import io.slipway.pipeline.edit.Edit;
import io.slipway.project.Needs;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files dropped on the canvas: each becomes an importer step, and what stands in its way goes aside. */
@RestController
@RequestMapping("/app/{project}/pipelines/{pipeline}/files")
class UploadDoor {
    private static final TypeReference<Map<String, Position>> PLACES = new TypeReference<>() {};

    private final Drafts drafts;
    private final Artifacts artifacts;
    private final Reader reader;
    private final JsonMapper json;

    UploadDoor(Drafts drafts, Artifacts artifacts, Reader reader, JsonMapper json) {
        this.drafts = drafts;
        this.artifacts = artifacts;
        this.reader = reader;
        this.json = json;
    }

    /** The draft with the new step in it. */
    record Added(DraftAnswer draft, String step) {}

    @PostMapping
    @Needs(Permission.EDIT)
    Added upload(
            @PathVariable ProjectId project,
            @PathVariable PipelineId pipeline,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String graph,
            @RequestParam(defaultValue = "0") double x,
            @RequestParam(defaultValue = "0") double y,
            @RequestParam String id,
            @RequestParam(defaultValue = "{}") String moves,
            HttpServletRequest request)
            throws IOException {
        Map<String, Position> aside = json.readValue(moves, PLACES);
        Draft before = drafts.get(project, pipeline);
        Stored stored = artifacts.upload(project, name, request.getInputStream(), request.getContentLengthLong());
        String there = Paths.graph(before.content(), graph).isPresent() ? graph : "";
        Position place = new Position(x, y, null, null);
        Edit added = ImportedData.edit(there, name, stored, place);
        Edit edit = aside.isEmpty() ? added : new Edit.Together(List.of(added, new Edit.StepsMoved(aside)));
        Order order = new Order(id, before.version(), edit, false);
        Draft draft;
        try {
            draft = drafts.edit(project, pipeline, order);
        } catch (RuntimeException failed) {
            if (isUnnamed(project, pipeline, stored)) {
                artifacts.discard(project, stored);
            }
            throw failed;
        }
        String step = ImportedData.find(draft.content(), stored);
        if (step.isEmpty()) {
            artifacts.discard(project, stored);
        }
        return new Added(reader.answer(draft), step);
    }

    // A file that no step stands for would lie there for ever. What can't be told is left: a commit may have happened
    // although its answer was lost.
    private boolean isUnnamed(ProjectId project, PipelineId pipeline, Stored stored) {
        try {
            return ImportedData.find(drafts.get(project, pipeline).content(), stored)
                    .isEmpty();
        } catch (NotFoundException gone) {
            return true;
        } catch (RuntimeException unknown) {
            return false;
        }
    }
}
