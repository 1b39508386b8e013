package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Audit;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OutboxStore.Waiting;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What has reached a project's MLflow server, and what has not and why. */
@Service
public class Deliveries {
    private static final int REASONS = 20;
    private final OutboxStore store;
    private final RemoteServerStore servers;
    private final RemoteRuns runs;
    private final CarriedPlaceStore carried;
    private final Forwarder forwarder;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Deliveries(
            OutboxStore store,
            RemoteServerStore servers,
            RemoteRuns runs,
            CarriedPlaceStore carried,
            Forwarder forwarder,
            Access access,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.servers = servers;
        this.runs = runs;
        this.carried = carried;
        this.forwarder = forwarder;
        this.access = access;
        this.audit = audit;
        this.events = events;
    }

    /**
     * How it stands.
     *
     * @param page of the run on the server; null for a project, and until the run is made there
     * @param requests that wait, with so many points, the oldest since then
     * @param problem why they wait; empty while they are on their way
     * @param refused that the server will never take
     * @param reason why it refused the last of them
     * @param imported whether it was imported from the server, so that what is changed of it is not sent
     */
    public record Standing(
            @Nullable String page,
            long requests,
            long points,
            @Nullable Instant since,
            String problem,
            long refused,
            String reason,
            boolean imported) {}

    /** Of everything that waits in a project. */
    @Transactional(readOnly = true)
    public Standing ofProject(ProjectId project) {
        access.require(project, Permission.VIEW);
        return standing(project, null, store.waiting(project), store.refused(project), store.reason(project), false);
    }

    /** Of a run and those nested in it; empty where the project has no server and none ever had this run. */
    @Transactional(readOnly = true)
    public Optional<Standing> ofRun(ProjectId project, String run) {
        access.require(project, Permission.VIEW);
        return servers.find(project)
                .map(row -> standing(
                        project,
                        page(row.server(), run).orElse(null),
                        store.waitingOf(run),
                        store.refusedOf(run),
                        store.reasonOf(run),
                        runs.find(row.server(), run).isEmpty() && carried.importedRun(run, row.server())));
    }

    /** The pages there of those runs that are there, by the run's id; empty where the project has no server. */
    @Transactional(readOnly = true)
    public Map<String, String> pages(ProjectId project, Collection<String> ofRuns) {
        access.require(project, Permission.VIEW);
        Map<String, String> pages = new HashMap<>();
        servers.find(project)
                .ifPresent(row ->
                        ofRuns.forEach(run -> page(row.server(), run).ifPresent(page -> pages.put(run, page))));
        return pages;
    }

    private Optional<String> page(RemoteServer server, String run) {
        return runs.find(server, run)
                .map(there -> server.page(there.experiment(), there.id()))
                .or(() -> carried.page(run, server));
    }

    private Standing standing(
            ProjectId project,
            @Nullable String page,
            Waiting waiting,
            Waiting refused,
            Optional<String> reason,
            boolean imported) {
        return new Standing(
                page,
                waiting.requests(),
                waiting.points(),
                waiting.requests() == 0 ? null : Instant.ofEpochMilli(waiting.since()),
                waiting.requests() == 0 ? "" : forwarder.problem(project),
                refused.requests(),
                reason.orElse(""),
                imported);
    }

    /** Why what was refused in a project was, the last first, with how many changes each reason is of; the newest reasons if there are many. */
    @Transactional(readOnly = true)
    public Map<String, Long> reasons(ProjectId project) {
        access.require(project, Permission.VIEW);
        return store.reasons(project, REASONS);
    }

    /** Asks a server at once that took nothing. */
    public void now(ProjectId project) {
        access.require(project, Permission.MANAGE);
        forwarder.hurry(project);
    }

    /** Sends again what was refused: somebody has changed what it was refused for. */
    @Transactional
    public void again(ProjectId project) {
        access.require(project, Permission.MANAGE);
        store.again(project);
        audit.record(project, "mlflow-sent-again", "");
        events.publishEvent(new RemoteServers.Changed(project));
    }

    /** Gives up what was refused; in the project it stays. */
    @Transactional
    public void forget(ProjectId project) {
        access.require(project, Permission.MANAGE);
        store.forgetRefused(project);
        audit.record(project, "mlflow-refused-forgotten", "");
    }
}
