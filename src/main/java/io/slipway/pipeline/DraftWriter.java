package io.slipway.pipeline;

import io.slipway.pipeline.JournalEntry.Kind;
import io.slipway.pipeline.JournalEntry.State;
import io.slipway.pipeline.journal.Change;
import io.slipway.pipeline.journal.Changes;
import io.slipway.pipeline.journal.FieldWords;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Writes a changed draft and its line in the journal, within the caller's transaction. */
@Component
class DraftWriter {
    private final PipelineStore pipelines;
    private final JournalStore journal;
    private final Authors authors;
    private final ApplicationEventPublisher events;

    DraftWriter(PipelineStore pipelines, JournalStore journal, Authors authors, ApplicationEventPublisher events) {
        this.pipelines = pipelines;
        this.journal = journal;
        this.authors = authors;
        this.events = events;
    }

    /** A new edit; one that changes nothing leaves no trace. */
    PipelineRow write(PipelineRow row, ObjectNode now, List<Change> changes, String id, String words) {
        if (changes.isEmpty()) {
            return row;
        }
        journal.dropUndone(row.id(), authors.name());
        return put(row, now, changes, id, Kind.EDIT, words);
    }

    /** Takes an edit back or makes it again, if its fields hold what is expected; otherwise says who changed them. */
    PipelineRow turn(PipelineRow row, JournalEntry entry, String id, Kind kind) {
        ObjectNode now = PipelineJson.tree(row.pipeline());
        boolean back = kind == Kind.UNDO;
        List<Change> way = back ? Changes.inverse(entry.changes()) : entry.changes();
        List<Change> overtaken = Changes.overtaken(now, Changes.inverse(way));
        if (!overtaken.isEmpty()) {
            return refuse(row, entry, id, why(row, entry, back, overtaken.getFirst()));
        }
        PipelineRow turned;
        try {
            turned = put(row, now, way, id, kind, entry.words());
        } catch (InvalidEditException gone) {
            return refuse(row, entry, id, "Can't " + word(back) + " " + entry.words() + ": what it changed is gone");
        }
        journal.set(entry, back ? State.UNDONE : State.DONE);
        return turned;
    }

    private PipelineRow put(PipelineRow row, ObjectNode now, List<Change> changes, String id, Kind kind, String words) {
        Pipeline next = PipelineJson.of(Changes.apply(now, changes));
        checkName(row, next.name());
        PipelineRow changed = row.with(next, authors.name(), authors.now());
        pipelines.update(changed);
        journal.append(new JournalEntry(
                row.id(), id, changed.version(), authors.name(), authors.now(), kind, State.DONE, words, changes));
        events.publishEvent(new DraftChanged(row.project(), row.id(), changed.version()));
        if (!next.name().equals(row.entry().name())) {
            events.publishEvent(new PipelineChanged(row.project(), row.id()));
        }
        return changed;
    }

    private void checkName(PipelineRow row, String name) {
        if (name.equals(row.entry().name())) {
            return;
        }
        if (!Names.sensible(name).equals(name)) {
            throw new InvalidEditException("The name of a pipeline neither begins nor ends with a blank");
        }
        if (pipelines.isTaken(row.project(), name, row.id())) {
            throw new InvalidEditException(
                    "There is a pipeline " + name + " in this project already: choose another name");
        }
    }

    private PipelineRow refuse(PipelineRow row, JournalEntry entry, String id, String sentence) {
        journal.set(entry, State.OVERTAKEN);
        journal.append(new JournalEntry(
                row.id(),
                id,
                row.version(),
                authors.name(),
                authors.now(),
                Kind.REFUSED,
                State.DONE,
                sentence,
                List.of()));
        throw new InvalidEditException(sentence);
    }

    private String why(PipelineRow row, JournalEntry entry, boolean back, Change change) {
        String who = journal.byOthersSince(row.id(), entry.version(), authors.name()).reversed().stream()
                .filter(other -> other.changes().stream().anyMatch(change::touches))
                .findFirst()
                .map(JournalEntry::author)
                .orElse("Somebody");
        return who + " changed " + FieldWords.of(row.pipeline(), change.path()) + " since: " + entry.words()
                + " can't be " + (back ? "undone" : "redone") + " any more. The next "
                + word(back) + " goes on with what you did before it";
    }

    private static String word(boolean back) {
        return back ? "undo" : "redo";
    }
}
