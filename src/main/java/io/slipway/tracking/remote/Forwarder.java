package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.project.VaultException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps one carrier at work for each project with a server, off the way of whoever records. */
@Component
class Forwarder implements DisposableBean {
    private final Servers servers;
    private final Delivery delivery;
    private final ApplicationEventPublisher events;
    private final Map<ProjectId, Carrier> carriers = new ConcurrentHashMap<>();
    private volatile boolean ending;

    Forwarder(Servers servers, Delivery delivery, ApplicationEventPublisher events) {
        this.events = events;
        this.servers = servers;
        this.delivery = delivery;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        servers.projects().forEach(project -> carrier(project).ifPresent(Carrier::wake));
    }

    @TransactionalEventListener
    void on(Outbox.Noted noted) {
        carrier(noted.project()).ifPresent(Carrier::wake);
    }

    @TransactionalEventListener
    void on(RemoteServers.Changed changed) {
        servers.forget(changed.project());
        hurry(changed.project());
    }

    /** Tries again at once. */
    void hurry(ProjectId project) {
        carrier(project).ifPresent(Carrier::hurry);
    }

    /** Why it does not go on at present; empty while it does. */
    String problem(ProjectId project) {
        Carrier carrier = carriers.get(project);
        return carrier == null ? "" : carrier.problem();
    }

    private Optional<Carrier> carrier(ProjectId project) {
        return ending ? Optional.empty() : Optional.of(carriers.computeIfAbsent(project, this::start));
    }

    private Carrier start(ProjectId project) {
        Carrier carrier =
                new Carrier(project, () -> step(project), () -> events.publishEvent(new DeliveryChanged(project)));
        carrier.start();
        return carrier;
    }

    private boolean step(ProjectId project) {
        try {
            Optional<RemoteServer> server = servers.open(project);
            return server.isPresent() && delivery.next(project, new MlflowApi(server.get()));
        } catch (VaultException sealed) {
            throw new ServerException(ServerException.Kind.LOCKED, "", String.valueOf(sealed.getMessage()));
        }
    }

    @Override
    public void destroy() {
        ending = true;
        carriers.values().forEach(Carrier::end);
    }
}
