package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which experiments, models and versions of a server are which of ours. */
@Repository
class RemoteIdStore {
    private final JdbcClient jdbc;

    RemoteIdStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A logged model there. */
    record Model(String id, String artifactUri) {}

    /**
     * A registered model there.
     *
     * @param made whether it is there because of ours
     * @param created when it was made there, in milliseconds since 1970; null if nobody looked yet
     */
    record Name(String name, boolean made, @Nullable Long created) {}

    // In a transaction, for H2 forgets what it has parsed when the pool takes back a connection that read without one.
    @Transactional(readOnly = true)
    Optional<String> experiment(String ours, RemoteServer server) {
        return jdbc.sql("SELECT id FROM remote_experiment"
                        + " WHERE experiment = :ours AND server = :server AND prefix = :prefix")
                .param("ours", Long.parseLong(ours))
                .param("server", server.key())
                .param("prefix", server.prefix())
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /** The other way round: which of a project's experiments that are not deleted one of the server stands for. */
    Optional<String> experimentOf(ProjectId project, RemoteServer server, String there) {
        return experimentOf(project, server, there, "AND NOT e.deleted");
    }

    /** The same of all of them. */
    Optional<String> anyExperimentOf(ProjectId project, RemoteServer server, String there) {
        return experimentOf(project, server, there, "");
    }

    private Optional<String> experimentOf(ProjectId project, RemoteServer server, String there, String which) {
        return jdbc.sql("""
                        SELECT e.number FROM remote_experiment r JOIN experiment e ON e.number = r.experiment
                        WHERE e.project = :project AND r.server = :server AND r.id = :there %s
                        ORDER BY e.deleted, e.number LIMIT 1
                        """.formatted(which))
                .param("project", project.value())
                .param("server", server.key())
                .param("there", there)
                .query((row, number) -> Long.toString(row.getLong(1)))
                .optional();
    }

    void experimentIs(String ours, RemoteServer server, String id) {
        forgetExperiment(ours, server);
        jdbc.sql("INSERT INTO remote_experiment (experiment, server, prefix, id) VALUES (:ours, :server, :prefix, :id)"
                        + " ON CONFLICT DO NOTHING")
                .param("ours", Long.parseLong(ours))
                .param("server", server.key())
                .param("prefix", server.prefix())
                .param("id", id)
                .update();
    }

    void forgetExperiment(String ours, RemoteServer server) {
        jdbc.sql("DELETE FROM remote_experiment WHERE experiment = :ours AND server = :server AND prefix = :prefix")
                .param("ours", Long.parseLong(ours))
                .param("server", server.key())
                .param("prefix", server.prefix())
                .update();
    }

    Optional<Model> model(String ours, RemoteServer server) {
        return jdbc.sql("SELECT id, artifact_uri FROM remote_model WHERE model = :ours AND server = :server")
                .param("ours", ours)
                .param("server", server.key())
                .query((row, number) -> new Model(row.getString(1), row.getString(2)))
                .optional();
    }

    void modelIs(String ours, RemoteServer server, Model there) {
        jdbc.sql("INSERT INTO remote_model (model, server, id, artifact_uri) VALUES (:ours, :server, :id, :uri)")
                .param("ours", ours)
                .param("server", server.key())
                .param("id", there.id())
                .param("uri", there.artifactUri())
                .update();
    }

    Optional<Name> name(long ours, RemoteServer server) {
        return jdbc.sql("SELECT name, made, created FROM remote_registered WHERE model = :ours AND server = :server")
                .param("ours", ours)
                .param("server", server.key())
                .query((row, number) -> new Name(row.getString(1), row.getBoolean(2), row.getObject(3, Long.class)))
                .optional();
    }

    /** By which number a registered model goes here. */
    Optional<Long> numberOf(ProjectId project, String name) {
        return jdbc.sql("SELECT number FROM registered_model"
                        + " WHERE project = :project AND name = :name AND deleted_name IS NULL")
                .param("project", project.value())
                .param("name", name)
                .query((row, number) -> row.getLong(1))
                .optional();
    }

    /** Names there of the registered models of a project. */
    List<String> names(ProjectId project, RemoteServer server) {
        return jdbc.sql("""
                        SELECT r.name FROM remote_registered r JOIN registered_model m ON m.number = r.model
                        WHERE m.project = :project AND m.deleted_name IS NULL AND r.server = :server
                        """)
                .param("project", project.value())
                .param("server", server.key())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** By which those are known there that stand for registered models of a project, deleted ones too; by their numbers. */
    Map<Long, String> marks(ProjectId project) {
        Map<Long, String> marks = new HashMap<>();
        jdbc.sql("SELECT number, created FROM registered_model WHERE project = :project")
                .param("project", project.value())
                .query(row -> {
                    marks.put(row.getLong(1), RegisteredNames.mark(project, row.getLong(1), row.getLong(2)));
                });
        return marks;
    }

    void nameIs(long ours, RemoteServer server, Name there) {
        forgetName(ours, server);
        jdbc.sql("INSERT INTO remote_registered (model, server, name, made, created)"
                        + " VALUES (:ours, :server, :name, :made, :created)")
                .param("created", there.created())
                .param("ours", ours)
                .param("server", server.key())
                .param("name", there.name())
                .param("made", there.made())
                .update();
    }

    void forgetName(long ours, RemoteServer server) {
        jdbc.sql("DELETE FROM remote_registered WHERE model = :ours AND server = :server")
                .param("ours", ours)
                .param("server", server.key())
                .update();
    }

    Optional<String> version(long model, long ours, RemoteServer server) {
        return jdbc.sql("SELECT number FROM remote_version"
                        + " WHERE model = :model AND version = :ours AND server = :server")
                .param("model", model)
                .param("ours", ours)
                .param("server", server.key())
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /** Numbers there by ours. */
    Map<Long, String> numbers(long model, RemoteServer server) {
        Map<Long, String> numbers = new HashMap<>();
        jdbc.sql("SELECT version, number FROM remote_version WHERE model = :model AND server = :server")
                .param("model", model)
                .param("server", server.key())
                .query(row -> {
                    numbers.put(row.getLong(1), row.getString(2));
                });
        return numbers;
    }

    void versionIs(long model, long ours, RemoteServer server, String there) {
        forgetVersion(model, ours, server);
        jdbc.sql("INSERT INTO remote_version (model, version, server, number) VALUES (:model, :ours, :server, :number)")
                .param("model", model)
                .param("ours", ours)
                .param("server", server.key())
                .param("number", there)
                .update();
    }

    void forgetVersion(long model, long ours, RemoteServer server) {
        jdbc.sql("DELETE FROM remote_version WHERE model = :model AND version = :ours AND server = :server")
                .param("model", model)
                .param("ours", ours)
                .param("server", server.key())
                .update();
    }

    void forgetVersions(long model, RemoteServer server) {
        jdbc.sql("DELETE FROM remote_version WHERE model = :model AND server = :server")
                .param("model", model)
                .param("server", server.key())
                .update();
    }
}
