package io.slipway.pipeline;

import io.slipway.project.Access;
import io.slipway.project.Ids;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pipelines of a project: made, listed, renamed, deleted and brought back. */
@Service
public class Pipelines {
    private final Access access;
    private final PipelineStore store;
    private final Drafts drafts;
    private final Authors authors;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Pipelines(
            Access access,
            PipelineStore store,
            Drafts drafts,
            Authors authors,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.store = store;
        this.drafts = drafts;
        this.authors = authors;
        this.events = events;
        this.clock = clock;
    }

    /** A new pipeline whose draft is this content; a name that is taken gets a number. */
    @Transactional
    public PipelineEntry create(ProjectId project, Pipeline content) {
        access.require(project, Permission.EDIT);
        PipelineId id = new PipelineId(Ids.next(clock));
        Pipeline named = content.withName(freeName(project, id, Names.sensible(content.name())));
        Instant now = authors.now();
        String by = authors.name();
        PipelineEntry entry = new PipelineEntry(project, id, named.name(), named.description(), 0, by, now, by, now);
        store.insert(new PipelineRow(entry, 1, PipelineJson.write(named), PipelineJson.hash(named), ""));
        events.publishEvent(new PipelineChanged(project, id));
        return entry;
    }

    /** All that are not deleted, last changed first. */
    @Transactional(readOnly = true)
    public List<PipelineEntry> list(ProjectId project) {
        access.require(project, Permission.VIEW);
        return store.list(project);
    }

    @Transactional(readOnly = true)
    public PipelineEntry get(ProjectId project, PipelineId pipeline) {
        access.require(project, Permission.VIEW);
        return store.get(project, pipeline).entry();
    }

    /** The draft as it is now. */
    @Transactional(readOnly = true)
    public Pipeline draft(ProjectId project, PipelineId pipeline) {
        access.require(project, Permission.VIEW);
        return store.get(project, pipeline).pipeline();
    }

    /** An edit of the draft that undo takes back; {@link InvalidEditException} if the name is taken or none. */
    @Transactional
    public void rename(ProjectId project, PipelineId pipeline, String name) {
        drafts.rename(project, pipeline, Ids.next(clock), Names.sensible(name));
    }

    /** A copy of the draft, without its versions. */
    @Transactional
    public PipelineEntry duplicate(ProjectId project, PipelineId pipeline) {
        access.require(project, Permission.EDIT);
        Pipeline draft = draft(project, pipeline);
        String copy = draft.name().matches("[a-z0-9.-]+") ? draft.name() + "-copy" : draft.name() + " (copy)";
        return create(project, draft.withName(copy.length() > 120 ? draft.name() : copy));
    }

    /** Can be taken back by {@link #restore}. */
    @Transactional
    public void delete(ProjectId project, PipelineId pipeline) {
        access.require(project, Permission.EDIT);
        store.lock(project, pipeline);
        store.delete(pipeline, authors.now());
        events.publishEvent(new PipelineChanged(project, pipeline));
    }

    /** If another took its name meanwhile, it comes back with a number. One that is there stays as it is. */
    @Transactional
    public void restore(ProjectId project, PipelineId pipeline) {
        access.require(project, Permission.EDIT);
        if (!store.undelete(project, pipeline)) {
            store.get(project, pipeline);
            return;
        }
        PipelineRow row = store.lock(project, pipeline);
        String name = freeName(project, pipeline, row.entry().name());
        PipelineRow named = row.with(row.pipeline().withName(name), authors.name(), authors.now());
        store.update(named);
        events.publishEvent(new PipelineChanged(project, pipeline));
        events.publishEvent(new DraftChanged(project, pipeline, named.version()));
    }

    private String freeName(ProjectId project, PipelineId id, String name) {
        return Names.free(name, wish -> store.isTaken(project, wish, id));
    }
}
