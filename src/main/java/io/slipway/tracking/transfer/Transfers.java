package io.slipway.tracking.transfer;

import io.slipway.project.Access;
import io.slipway.project.Audit;
import io.slipway.project.Ids;
import io.slipway.project.InvalidInputException;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.project.SignedIn;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.remote.RemoteServers;
import io.slipway.tracking.remote.ServerException;
import io.slipway.tracking.transfer.Transfer.Direction;
import io.slipway.tracking.transfer.Transfer.State;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Import from MLflow and export to it. Every member sees how one stands; an owner of the project starts and halts it. */
@Service
public class Transfers {
    private static final int SHOWN = 20;
    private static final int PROBLEMS = 1_000_000;
    private final TransferStore store;
    private final ItemStore items;
    private final Ends ends;
    private final Hauling hauling;
    private final RemoteServers servers;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Transfers(
            TransferStore store,
            ItemStore items,
            Ends ends,
            Hauling hauling,
            RemoteServers servers,
            Access access,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.items = items;
        this.ends = ends;
        this.hauling = hauling;
        this.servers = servers;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Looks what experiments the other side has.
     *
     * @param found their names, on another thread
     * @param not why they can't be seen, instead
     */
    public void look(ProjectId project, Transfer.Where typed, Consumer<List<String>> found, Consumer<String> not) {
        access.require(project, Permission.MANAGE);
        Transfer.Where where = complete(project, typed);
        Thread.ofVirtual().name("look at MLflow").start(() -> {
            List<String> names;
            try (Source source = access.asSystem(() -> ends.elsewhere(project, where))) {
                names = source.worthCarrying().stream().map(Experiment::name).toList();
            } catch (ServerException no) {
                not.accept(no.sentence());
                return;
            } catch (InvalidInputException no) {
                not.accept(no.sentence());
                return;
            }
            found.accept(names);
        });
    }

    /** {@link InvalidInputException} says why nothing can be brought in from that file. */
    public void check(ProjectId project, Transfer.File file) {
        access.require(project, Permission.MANAGE);
        ends.elsewhere(project, file).close();
    }

    private Transfer.Where complete(ProjectId project, Transfer.Where typed) {
        return switch (typed) {
            case Transfer.Server there -> new Transfer.Server(servers.complete(project, there.server()));
            case Transfer.File file -> {
                ends.elsewhere(project, file).close();
                yield file;
            }
        };
    }

    /** Begins; it goes on by itself until it is done, also over restarts. The secret of a server is as it was typed. */
    @Transactional
    public Transfer start(ProjectId project, Direction direction, Transfer.Where typed, List<String> experiments) {
        access.require(project, Permission.MANAGE);
        if (store.busy(project)) {
            throw new InvalidInputException(
                    "address", "Another import or export of this project is under way: wait for its end, or stop it");
        }
        Transfer.Where where = switch (complete(project, typed)) {
            case Transfer.Server there ->
                new Transfer.Server(there.server()
                        .withSecret(ends.seal(project, there.server().secret())));
            case Transfer.File file -> file;
        };
        Transfer transfer = new Transfer(
                Ids.next(clock),
                project,
                direction,
                where,
                List.copyOf(experiments),
                State.GOING,
                false,
                new SignedIn(access.caller()).getName(),
                clock.instant(),
                null,
                0,
                0,
                0);
        store.add(transfer);
        audit.record(project, direction == Direction.IN ? "mlflow-import" : "mlflow-export", where.shown());
        events.publishEvent(new Hauling.Moved(transfer));
        return transfer;
    }

    @Transactional
    public void pause(ProjectId project, String id) {
        move(project, id, State.GOING, State.PAUSED, "mlflow-transfer-paused");
    }

    @Transactional
    public void goOn(ProjectId project, String id) {
        move(project, id, State.PAUSED, State.GOING, "mlflow-transfer-continued");
    }

    private void move(ProjectId project, String id, State from, State to, String deed) {
        access.require(project, Permission.MANAGE);
        Transfer transfer = require(project, id);
        if (store.move(id, from, to)) {
            audit.record(project, deed, transfer.where().shown());
            events.publishEvent(new Hauling.Moved(require(project, id)));
        }
    }

    /** Ends it for good. What has come stays; the same begun again brings only the rest. */
    @Transactional
    public void stop(ProjectId project, String id) {
        access.require(project, Permission.MANAGE);
        Transfer transfer = require(project, id);
        if (!transfer.state().over()) {
            store.end(id, State.STOPPED, clock.instant());
            audit.record(project, "mlflow-transfer-stopped", transfer.where().shown());
            events.publishEvent(new Hauling.Moved(require(project, id)));
        }
    }

    /** The latest, newest first. */
    @Transactional(readOnly = true)
    public List<Progress> latest(ProjectId project) {
        access.require(project, Permission.VIEW);
        return store.of(project, SHOWN).stream().map(this::progress).toList();
    }

    private Progress progress(Transfer sealed) {
        Optional<Worker> worker = hauling.worker(sealed.id());
        Load now = worker.map(Worker::load).orElse(new Load(() -> false, () -> {}));
        Transfer transfer = new Transfer(
                sealed.id(),
                sealed.project(),
                sealed.direction(),
                shown(sealed.where()),
                sealed.experiments(),
                sealed.state(),
                sealed.planned(),
                sealed.askedBy(),
                sealed.asked(),
                sealed.ended(),
                sealed.points() + now.points(),
                sealed.files() + now.files(),
                sealed.bytes() + now.bytes());
        Map<Kind, Progress.Count> counts = new EnumMap<>(Kind.class);
        counts.putAll(items.counts(sealed.id()));
        String problem = worker.map(Worker::problem).orElse("");
        return new Progress(transfer, counts, problem, items.problems(sealed.id()));
    }

    private static Transfer.Where shown(Transfer.Where where) {
        return where instanceof Transfer.Server there
                ? new Transfer.Server(there.server().withSecret(""))
                : where;
    }

    /** Each thing that could not be carried, and why. */
    public void problems(ProjectId project, String id, BiConsumer<String, String> told) {
        access.require(project, Permission.VIEW);
        items.problems(require(project, id).id(), PROBLEMS, told);
    }

    private Transfer require(ProjectId project, String id) {
        return store.find(id)
                .filter(transfer -> transfer.project().equals(project))
                .orElseThrow(() -> new NotFoundException("There is no import or export " + id + " in this project"));
    }
}
