package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where on a server lies what was imported from it or exported to it. For pages, and for exports, which leave alone what came from there; what is sent asks here
 * for names only.
 */
@Repository
class CarriedPlaceStore {
    private final JdbcClient jdbc;

    CarriedPlaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The page there of a run of ours. */
    Optional<String> page(String run, RemoteServer server) {
        return jdbc.sql("SELECT experiment, id FROM carried_run WHERE run = :run AND server = :server")
                .param("run", run)
                .param("server", server.key())
                .query((row, number) -> server.page(row.getString(1), row.getString(2)))
                .optional();
    }

    /** The experiment of a project that what was imported from one of the server came into. */
    Optional<String> experimentHere(ProjectId project, RemoteServer server, String there) {
        return jdbc.sql("""
                        SELECT r.experiment FROM carried_run c JOIN tracked_run r ON r.id = c.run
                        WHERE r.project = :project AND c.server = :server AND c.experiment = :there AND c.imported LIMIT 1
                        """)
                .param("project", project.value())
                .param("server", server.key())
                .param("there", there)
                .query((row, number) -> Long.toString(row.getLong(1)))
                .optional();
    }

    /** The other way round. */
    Optional<String> experimentThere(String ours, RemoteServer server) {
        return jdbc.sql("""
                        SELECT c.experiment FROM tracked_run r JOIN carried_run c ON c.run = r.id
                        WHERE r.experiment = :ours AND c.server = :server AND c.imported LIMIT 1
                        """)
                .param("ours", Long.parseLong(ours))
                .param("server", server.key())
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /** Whether a run of ours was imported from the server. */
    boolean importedRun(String run, RemoteServer server) {
        return jdbc.sql("SELECT imported FROM carried_run WHERE run = :run AND server = :server")
                .param("run", run)
                .param("server", server.key())
                .query((row, number) -> row.getBoolean(1))
                .optional()
                .orElse(false);
    }

    void runIs(String run, RemoteServer server, String experiment, String id, boolean imported) {
        jdbc.sql("DELETE FROM carried_run WHERE run = :run AND server = :server")
                .param("run", run)
                .param("server", server.key())
                .update();
        jdbc.sql("INSERT INTO carried_run (run, server, experiment, id, imported)"
                        + " VALUES (:run, :server, :experiment, :id, :imported)")
                .param("imported", imported)
                .param("run", run)
                .param("server", server.key())
                .param("experiment", experiment)
                .param("id", id)
                .update();
    }

    /** Numbers there by ours. */
    Map<Long, String> numbers(long model, RemoteServer server) {
        Map<Long, String> numbers = new HashMap<>();
        jdbc.sql("SELECT version, number FROM carried_version WHERE model = :model AND server = :server")
                .param("model", model)
                .param("server", server.key())
                .query(row -> {
                    numbers.put(row.getLong(1), row.getString(2));
                });
        return numbers;
    }

    /** Those of our versions that were imported from the server. */
    Set<Long> imported(long model, RemoteServer server) {
        return Set.copyOf(
                jdbc.sql("SELECT version FROM carried_version WHERE model = :model AND server = :server AND imported")
                        .param("model", model)
                        .param("server", server.key())
                        .query(Long.class)
                        .list());
    }

    /** What a registered model of ours is called there. */
    Optional<String> name(long model, RemoteServer server) {
        return jdbc.sql("SELECT name FROM carried_model WHERE model = :model AND server = :server")
                .param("model", model)
                .param("server", server.key())
                .query(String.class)
                .optional();
    }

    /** Names there of all of a project's. */
    List<String> names(ProjectId project, RemoteServer server) {
        return jdbc.sql("""
                        SELECT c.name FROM carried_model c JOIN registered_model m ON m.number = c.model
                        WHERE m.project = :project AND m.deleted_name IS NULL AND c.server = :server
                        """)
                .param("project", project.value())
                .param("server", server.key())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** @param created when it was made there */
    void nameIs(long model, RemoteServer server, String name, long created) {
        jdbc.sql("DELETE FROM carried_model WHERE model = :model AND server = :server")
                .param("model", model)
                .param("server", server.key())
                .update();
        jdbc.sql("INSERT INTO carried_model (model, server, name, created) VALUES (:model, :server, :name, :created)")
                .param("created", created)
                .param("model", model)
                .param("server", server.key())
                .param("name", name)
                .update();
    }

    /**
     * What a registered model of the server is called in a project; where several are called so there, the one of that name.
     *
     * @param created when it was made there: what has that name only since is another one
     */
    Optional<String> nameHere(ProjectId project, RemoteServer server, String there, long created) {
        return jdbc.sql("""
                        SELECT m.name FROM registered_model m
                        LEFT JOIN remote_registered r ON r.model = m.number AND r.server = :server
                        LEFT JOIN carried_model c ON c.model = m.number AND c.server = :server
                        WHERE m.project = :project AND m.deleted_name IS NULL
                            AND (COALESCE(r.created, c.created) = :created
                                OR (COALESCE(r.created, c.created) IS NULL AND COALESCE(r.name, c.name) = :there))
                        ORDER BY CASE WHEN COALESCE(r.created, c.created) = :created THEN 0 ELSE 1 END,
                            CASE WHEN m.name = :there THEN 0 ELSE 1 END, m.number LIMIT 1
                        """)
                .param("project", project.value())
                .param("server", server.key())
                .param("there", there)
                // One that is not told is nobody's.
                .param("created", created == 0 ? -1 : created)
                .query(String.class)
                .optional();
    }

    /** When what stands there for each of a project's registered models was made, as far as somebody looked; by the name that it has there. */
    Map<String, Long> made(ProjectId project, RemoteServer server) {
        Map<String, Long> made = new HashMap<>();
        jdbc.sql("""
                        SELECT COALESCE(r.name, c.name), COALESCE(r.created, c.created) FROM registered_model m
                        LEFT JOIN remote_registered r ON r.model = m.number AND r.server = :server
                        LEFT JOIN carried_model c ON c.model = m.number AND c.server = :server
                        WHERE m.project = :project AND m.deleted_name IS NULL
                            AND COALESCE(r.created, c.created) IS NOT NULL
                        """)
                .param("project", project.value())
                .param("server", server.key())
                .query(row -> {
                    made.put(row.getString(1), row.getLong(2));
                });
        return made;
    }

    /** Whether a registered model of ours stands for one of the server that was made at another time. */
    boolean standsForAnother(long model, RemoteServer server, long created) {
        return jdbc.sql("""
                        SELECT COALESCE(r.created, c.created) FROM registered_model m
                        LEFT JOIN remote_registered r ON r.model = m.number AND r.server = :server
                        LEFT JOIN carried_model c ON c.model = m.number AND c.server = :server
                        WHERE m.number = :model AND COALESCE(r.created, c.created) <> :created
                        """)
                .param("model", model)
                .param("server", server.key())
                .param("created", created)
                .query((row, number) -> true)
                .optional()
                .isPresent();
    }

    /** What a model of a project is called that one of these versions of a server was imported into: both were made at the same time. */
    Optional<String> nameHere(ProjectId project, RemoteServer server, List<ModelVersion> versions) {
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> made = new HashMap<>();
        versions.forEach(version -> made.put(Long.toString(version.version()), version.created()));
        return jdbc
                .sql("""
                        SELECT m.name, c.number, v.created FROM carried_version c
                        JOIN model_version v ON v.model = c.model AND v.version = c.version
                        JOIN registered_model m ON m.number = c.model
                        WHERE m.project = :project AND m.deleted_name IS NULL AND c.server = :server AND c.imported
                            AND c.number IN (:numbers)
                        """)
                .param("project", project.value())
                .param("server", server.key())
                .param("numbers", made.keySet())
                .query((row, number) ->
                        Objects.equals(made.get(row.getString(2)), row.getLong(3)) ? row.getString(1) : "")
                .stream()
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /**
     * A version that was imported from a server, by its number there.
     *
     * @param here its number
     * @param deleted whether it was deleted here since
     */
    record Imported(long here, boolean deleted) {}

    /** That version, of any model; it was made when the server's was. By the model's name, which a deleted one has not. */
    Map<String, Imported> imported(ProjectId project, RemoteServer server, ModelVersion there) {
        Map<String, Imported> all = new HashMap<>();
        jdbc.sql("""
                        SELECT m.name, v.version, v.deleted OR m.deleted_name IS NOT NULL FROM carried_version c
                        JOIN model_version v ON v.model = c.model AND v.version = c.version
                        JOIN registered_model m ON m.number = c.model
                        WHERE m.project = :project AND c.server = :server AND c.imported
                            AND c.number = :number AND v.created = :created
                        """)
                .param("project", project.value())
                .param("server", server.key())
                .param("number", Long.toString(there.version()))
                .param("created", there.created())
                .query(row -> {
                    all.put(row.getString(1), new Imported(row.getLong(2), row.getBoolean(3)));
                });
        return all;
    }

    /** What the model of a version of ours is called now, be that version deleted or not; empty if the model is. */
    Optional<String> nameOf(ProjectId project, long model, long version, long created) {
        return jdbc.sql("""
                        SELECT m.name FROM model_version v JOIN registered_model m ON m.number = v.model
                        WHERE m.project = :project AND m.deleted_name IS NULL
                            AND v.model = :model AND v.version = :version AND v.created = :created
                        """)
                .param("project", project.value())
                .param("model", model)
                .param("version", version)
                .param("created", created)
                .query(String.class)
                .optional();
    }

    /** Whether a project has, or had, a version that was made then. */
    boolean made(ProjectId project, long model, long version, long created) {
        return jdbc.sql("""
                        SELECT 1 FROM model_version v JOIN registered_model m ON m.number = v.model
                        WHERE m.project = :project AND v.model = :model AND v.version = :version AND v.created = :created
                        """)
                .param("project", project.value())
                .param("model", model)
                .param("version", version)
                .param("created", created)
                .query((row, number) -> true)
                .optional()
                .isPresent();
    }

    void versionIs(long model, long version, RemoteServer server, String number, boolean imported) {
        jdbc.sql("DELETE FROM carried_version WHERE model = :model AND version = :version AND server = :server")
                .param("model", model)
                .param("version", version)
                .param("server", server.key())
                .update();
        jdbc.sql("INSERT INTO carried_version (model, version, server, number, imported)"
                        + " VALUES (:model, :version, :server, :number, :imported)")
                .param("imported", imported)
                .param("model", model)
                .param("version", version)
                .param("server", server.key())
                .param("number", number)
                .update();
    }
}
