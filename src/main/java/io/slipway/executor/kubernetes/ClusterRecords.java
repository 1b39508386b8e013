package io.slipway.executor.kubernetes;

import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import io.slipway.project.ProjectId;
import io.slipway.project.Vault;
import io.slipway.project.VaultException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns a cluster into a row and back; what is secret in it is sealed for this cluster alone. */
@Component
class ClusterRecords {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Vault vault;

    ClusterRecords(Vault vault) {
        this.vault = vault;
    }

    ClusterStore.Row row(String name, ClusterSettings settings, Set<ProjectId> projects, Instant changed, String by) {
        ObjectNode open = JSON.valueToTree(settings);
        open.remove("connection");
        return new ClusterStore.Row(
                name,
                open.toString(),
                vault.seal(ConnectionText.write(settings.connection()), place(name)),
                JSON.writeValueAsString(
                        projects.stream().map(ProjectId::value).sorted().toList()),
                changed,
                by);
    }

    /** With its credentials; throws {@link VaultException} where they can't be read. */
    ClusterSettings settings(ClusterStore.Row row) {
        return with(row, ConnectionText.read(vault.open(row.sealedConnection(), place(row.name()))));
    }

    KnownCluster shown(ClusterStore.Row row) {
        try {
            ClusterSettings settings = settings(row);
            return known(row, settings.with(open(settings.connection())), "");
        } catch (VaultException sealed) {
            return known(row, with(row, new Connection.InCluster()), String.valueOf(sealed.getMessage()));
        }
    }

    Set<ProjectId> projects(ClusterStore.Row row) {
        return Arrays.stream(JSON.readValue(row.projects(), String[].class))
                .map(ProjectId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private KnownCluster known(ClusterStore.Row row, ClusterSettings settings, String problem) {
        return new KnownCluster(row.name(), settings, problem, projects(row), row.changed(), row.by());
    }

    private static ClusterSettings with(ClusterStore.Row row, Connection connection) {
        return JSON.readValue(row.settings(), ClusterSettings.class).with(connection);
    }

    private static Connection open(Connection connection) {
        return switch (connection) {
            case Connection.InCluster in -> in;
            case Connection.Kubeconfig file -> new Connection.Kubeconfig("", file.context());
            case Connection.Token token -> new Connection.Token(token.server(), "", token.certificate());
        };
    }

    private static String place(String name) {
        return "executor/" + name;
    }
}
