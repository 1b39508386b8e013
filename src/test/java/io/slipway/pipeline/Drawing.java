package io.slipway.pipeline;

import io.slipway.pipeline.edit.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Ann and Bob on one draft, once in each kind of store. */
abstract class Drawing {
    final Room room;
    PipelineId pipeline = new PipelineId("");

    Drawing(Room room) {
        this.room = room;
    }

    static List<Room> rooms() {
        return Room.both().toList();
    }

    @BeforeEach
    void make() {
        pipeline = room.as(
                "Ann",
                () -> room.pipelines().create(Room.PROJECT, Examples.training()).id());
    }

    Draft now() {
        return room.as("Ann", () -> room.drafts().get(Room.PROJECT, pipeline));
    }

    Draft edit(String person, long base, Edit edit) {
        return room.as(
                person, () -> room.drafts().edit(Room.PROJECT, pipeline, new Order(Room.id(), base, edit, false)));
    }

    Draft undo(String person) {
        return room.as(person, () -> room.drafts().undo(Room.PROJECT, pipeline, Room.id()));
    }

    Draft redo(String person) {
        return room.as(person, () -> room.drafts().redo(Room.PROJECT, pipeline, Room.id()));
    }

    static Edit title(String path, String title) {
        return new Edit.StepChanged(path, "title", Examples.json(title));
    }

    static Edit epochs(@Nullable Argument argument) {
        return new Edit.ArgumentSet("train", "epochs", argument);
    }

    static Step step(Draft draft, String path) {
        return Paths.step(draft.content(), path).orElseThrow();
    }
}
