package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.project.Vault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The servers of all projects with what opens them: for Slipway itself alone. Asked with each thing that is recorded, so kept in memory. */
@Component
class Servers {
    private final RemoteServerStore store;
    private final Vault vault;
    private final Map<ProjectId, Optional<RemoteServer>> sealed = new ConcurrentHashMap<>();

    Servers(RemoteServerStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    boolean has(ProjectId project) {
        return row(project).isPresent();
    }

    /** Throws {@link io.slipway.project.VaultException} where the secret can't be read. */
    Optional<RemoteServer> open(ProjectId project) {
        return row(project).map(server -> server.withSecret(vault.open(server.secret(), place(project))));
    }

    String seal(ProjectId project, String secret) {
        return vault.seal(secret, place(project));
    }

    List<ProjectId> projects() {
        return store.projects();
    }

    /** Call it when what is stored has changed. */
    void forget(ProjectId project) {
        sealed.remove(project);
    }

    private Optional<RemoteServer> row(ProjectId project) {
        return sealed.computeIfAbsent(project, absent -> store.find(project).map(RemoteServerStore.Row::server));
    }

    private static String place(ProjectId project) {
        return "mlflow/" + project;
    }
}
