package io.slipway.pipeline;

import io.slipway.project.Access;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saved versions: numbered, immutable. */
@Service
public class Versions {
    private static final int LONGEST_MESSAGE = 1000;
    private final Access access;
    private final PipelineStore pipelines;
    private final VersionStore versions;
    private final Drafts drafts;
    private final Authors authors;
    private final ApplicationEventPublisher events;

    Versions(
            Access access,
            PipelineStore pipelines,
            VersionStore versions,
            Drafts drafts,
            Authors authors,
            ApplicationEventPublisher events) {
        this.access = access;
        this.pipelines = pipelines;
        this.versions = versions;
        this.drafts = drafts;
        this.authors = authors;
        this.events = events;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<PipelineVersion> list(ProjectId project, PipelineId pipeline) {
        access.require(project, Permission.VIEW);
        pipelines.get(project, pipeline);
        return versions.list(project, pipeline);
    }

    /** Also of a pipeline that is deleted, because its runs stay. */
    @Transactional(readOnly = true)
    public PipelineVersion get(ProjectId project, PipelineId pipeline, int number) {
        access.require(project, Permission.VIEW);
        return versions.find(project, pipeline, number)
                .orElseThrow(() -> new NotFoundException("There is no version " + number + " of this pipeline"));
    }

    /** Saves the draft; needs EDIT. */
    @Transactional
    public PipelineVersion save(ProjectId project, PipelineId pipeline, String message) {
        access.require(project, Permission.EDIT);
        if (message.strip().length() > LONGEST_MESSAGE) {
            throw new InvalidEditException("A message has up to " + LONGEST_MESSAGE + " characters; this has "
                    + message.strip().length() + ": put the rest into the description");
        }
        return add(pipelines.lock(project, pipeline), message.strip());
    }

    /** The last version if the draft is the same as it, otherwise a new one; needs RUN. What a run of the draft pins. */
    @Transactional
    public PipelineVersion ofDraft(ProjectId project, PipelineId pipeline) {
        access.require(project, Permission.RUN);
        PipelineRow row = pipelines.lock(project, pipeline);
        int latest = row.entry().latest();
        return latest > 0 && row.hash().equals(row.latestHash())
                ? versions.find(project, pipeline, latest).orElseThrow()
                : add(row, "");
    }

    /** Makes the draft what a version is; an edit that undo takes back. Needs EDIT. */
    @Transactional
    public Draft restore(ProjectId project, PipelineId pipeline, int number, String id) {
        PipelineVersion version = get(project, pipeline, number);
        return drafts.replace(project, pipeline, id, version.content(), "restoring version " + number);
    }

    private PipelineVersion add(PipelineRow row, String message) {
        PipelineVersion version = new PipelineVersion(
                row.project(),
                row.id(),
                row.entry().latest() + 1,
                message,
                authors.name(),
                authors.now(),
                row.hash(),
                row.pipeline());
        versions.insert(version);
        pipelines.setLatest(row.id(), version.number(), version.hash());
        events.publishEvent(new PipelineChanged(row.project(), row.id()));
        events.publishEvent(new DraftChanged(row.project(), row.id(), row.version()));
        return version;
    }
}
