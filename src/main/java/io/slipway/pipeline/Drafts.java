package io.slipway.pipeline;

import io.slipway.pipeline.JournalEntry.Kind;
import io.slipway.pipeline.edit.Edit;
import io.slipway.pipeline.edit.Edits;
import io.slipway.pipeline.journal.Change;
import io.slipway.pipeline.journal.Changes;
import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Pipelines in the making: each edit is on disk, with a line in the journal, before it is answered. */
@Service
public class Drafts {
    private final Access access;
    private final PipelineStore pipelines;
    private final JournalStore journal;
    private final DraftWriter writer;
    private final Authors authors;

    Drafts(Access access, PipelineStore pipelines, JournalStore journal, DraftWriter writer, Authors authors) {
        this.access = access;
        this.pipelines = pipelines;
        this.journal = journal;
        this.writer = writer;
        this.authors = authors;
    }

    @Transactional(readOnly = true)
    public Draft get(ProjectId project, PipelineId pipeline) {
        access.require(project, Permission.VIEW);
        return draft(pipelines.get(project, pipeline));
    }

    /** Number of the draft's last edit. */
    @Transactional(readOnly = true)
    public long version(ProjectId project, PipelineId pipeline) {
        access.require(project, Permission.VIEW);
        return pipelines.get(project, pipeline).version();
    }

    /**
     * Does what is asked; {@link EditConflictException} if others changed the same since, {@link InvalidEditException} if
     * it can't be done.
     */
    @Transactional
    public Draft edit(ProjectId project, PipelineId pipeline, Order order) {
        access.require(project, Permission.EDIT);
        PipelineRow row = pipelines.lock(project, pipeline);
        if (repeated(row, order.id())) {
            return draft(row);
        }
        ObjectNode now = PipelineJson.tree(row.pipeline());
        List<Change> changes = Landing.of(
                now, order.edit(), order.force(), journal.byOthersSince(pipeline, order.base(), authors.name()));
        return draft(writer.write(row, now, changes, order.id(), Edits.words(row.pipeline(), order.edit())));
    }

    /** Takes back the last edit of whoever asks, if its fields still hold what it left there. */
    @Transactional(noRollbackFor = InvalidEditException.class)
    public Draft undo(ProjectId project, PipelineId pipeline, String id) {
        access.require(project, Permission.EDIT);
        PipelineRow row = pipelines.lock(project, pipeline);
        if (repeated(row, id)) {
            return draft(row);
        }
        Optional<JournalEntry> last = journal.undoable(pipeline, authors.name());
        return last.isEmpty() ? draft(row) : draft(writer.turn(row, last.get(), id, Kind.UNDO));
    }

    /** Brings back what was undone last. */
    @Transactional(noRollbackFor = InvalidEditException.class)
    public Draft redo(ProjectId project, PipelineId pipeline, String id) {
        access.require(project, Permission.EDIT);
        PipelineRow row = pipelines.lock(project, pipeline);
        if (repeated(row, id)) {
            return draft(row);
        }
        Optional<JournalEntry> undone = journal.redoable(pipeline, authors.name());
        return undone.isEmpty() ? draft(row) : draft(writer.turn(row, undone.get(), id, Kind.REDO));
    }

    /** Makes the draft another pipeline as a whole, keeping its name; an edit like any other. */
    @Transactional
    public Draft replace(ProjectId project, PipelineId pipeline, String id, Pipeline content, String words) {
        access.require(project, Permission.EDIT);
        PipelineRow row = pipelines.lock(project, pipeline);
        if (repeated(row, id)) {
            return draft(row);
        }
        ObjectNode now = PipelineJson.tree(row.pipeline());
        ObjectNode next = PipelineJson.tree(content.withName(row.entry().name()));
        return draft(writer.write(row, now, Changes.between(now, next), id, words));
    }

    /** Another name, as an edit. */
    @Transactional
    public Draft rename(ProjectId project, PipelineId pipeline, String id, String name) {
        return edit(project, pipeline, new Order(id, Long.MAX_VALUE, new Edit.PipelineChanged("name", name), true));
    }

    // A browser that heard no answer asks again; what was refused is refused again.
    private boolean repeated(PipelineRow row, String id) {
        if (!id.matches("[A-Za-z0-9-]{8,64}")) {
            throw new InvalidEditException("The id of an edit is 8 to 64 letters, digits and dashes");
        }
        Optional<JournalEntry> known = journal.find(row.id(), id);
        known.filter(entry -> entry.kind() == Kind.REFUSED).ifPresent(entry -> {
            throw new InvalidEditException(entry.words());
        });
        return known.isPresent();
    }

    private Draft draft(PipelineRow row) {
        String person = authors.name();
        Pipeline content = row.pipeline();
        PipelineEntry entry = row.entry();
        return new Draft(
                row.project(),
                row.id(),
                row.version(),
                content,
                Problems.of(content),
                journal.undoable(row.id(), person).map(JournalEntry::words).orElse(null),
                journal.redoable(row.id(), person).map(JournalEntry::words).orElse(null),
                entry.latest() == 0
                        ? null
                        : new Draft.Saved(entry.latest(), !row.hash().equals(row.latestHash())),
                entry.changedBy(),
                entry.changed());
    }
}
