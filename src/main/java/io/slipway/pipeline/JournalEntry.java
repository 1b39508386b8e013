package io.slipway.pipeline;

import io.slipway.pipeline.journal.Change;
import java.time.Instant;
import java.util.List;

/**
 * One line of the journal.
 *
 * @param id the order's
 * @param version the draft's after it; of a refusal the one before it too
 * @param words what undo calls it; of a refusal the sentence
 */
record JournalEntry(
        PipelineId pipeline,
        String id,
        long version,
        String author,
        Instant at,
        Kind kind,
        State state,
        String words,
        List<Change> changes) {
    JournalEntry {
        changes = List.copyOf(changes);
    }

    enum Kind {
        EDIT,
        UNDO,
        REDO,
        /** An undo that was not possible; kept so that its repetition does not undo something else. */
        REFUSED
    }

    /** Only an {@code EDIT} changes its state. */
    enum State {
        DONE,
        UNDONE,
        /** Undone, and its author went on with something else: never redone. */
        DROPPED,
        /** Changed again by somebody else: never undone. */
        OVERTAKEN
    }
}
