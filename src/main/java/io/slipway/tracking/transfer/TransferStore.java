package io.slipway.tracking.transfer;

import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.transfer.Transfer.Direction;
import io.slipway.tracking.transfer.Transfer.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of transfers. */
@Repository
class TransferStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private final JdbcClient jdbc;

    TransferStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The secret of the server is sealed. */
    void add(Transfer transfer) {
        RemoteServer server = transfer.where() instanceof Transfer.Server there
                ? there.server()
                : new RemoteServer("", "", "", "", "");
        Transfer.File file = transfer.where() instanceof Transfer.File there ? there : new Transfer.File("", "");
        jdbc.sql("""
                        INSERT INTO transfer (id, project, direction, address, from_file, folder, prefix, workspace, user_name,
                            sealed_secret, experiments, state, asked_by, asked)
                        VALUES (:id, :project, :direction, :address, :fromFile, :folder, :prefix, :workspace, :user, :secret,
                            :experiments, :state, :by, :asked)
                        """)
                .param("id", transfer.id())
                .param("project", transfer.project().value())
                .param("direction", transfer.direction().name())
                .param("address", file.path().isEmpty() ? server.address() : file.path())
                .param("fromFile", !file.path().isEmpty())
                .param("folder", file.folder())
                .param("prefix", server.prefix())
                .param("workspace", server.workspace())
                .param("user", server.user())
                .param("secret", server.secret())
                .param("experiments", JSON.writeValueAsString(transfer.experiments()))
                .param("state", transfer.state().name())
                .param("by", transfer.askedBy())
                .param("asked", transfer.asked().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Transfer> find(String id) {
        return jdbc.sql("SELECT * FROM transfer WHERE id = :id")
                .param("id", id)
                .query(TransferStore::read)
                .optional();
    }

    /** Newest first. */
    List<Transfer> of(ProjectId project, int most) {
        return jdbc.sql("SELECT * FROM transfer WHERE project = :project ORDER BY asked DESC, id DESC LIMIT :most")
                .param("project", project.value())
                .param("most", most)
                .query(TransferStore::read)
                .list();
    }

    List<Transfer> going() {
        return jdbc.sql("SELECT * FROM transfer WHERE state = 'GOING' ORDER BY asked")
                .query(TransferStore::read)
                .list();
    }

    boolean busy(ProjectId project) {
        return jdbc.sql("SELECT COUNT(*) FROM transfer WHERE project = :project AND state IN ('GOING', 'PAUSED')")
                        .param("project", project.value())
                        .query((row, index) -> row.getInt(1))
                        .single()
                > 0;
    }

    /** Whether it was in the other state until now. */
    boolean move(String id, State from, State to) {
        return jdbc.sql("UPDATE transfer SET state = :to WHERE id = :id AND state = :from")
                        .param("to", to.name())
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                > 0;
    }

    /** What opens the server is not needed any more. */
    void end(String id, State state, Instant now) {
        jdbc.sql(
                        "UPDATE transfer SET state = :state, ended = :now, sealed_secret = '' WHERE id = :id AND ended IS NULL")
                .param("state", state.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void planned(String id) {
        jdbc.sql("UPDATE transfer SET planned = TRUE WHERE id = :id")
                .param("id", id)
                .update();
    }

    void count(String id, long points, long files, long bytes) {
        jdbc.sql("""
                        UPDATE transfer SET points = points + :points, files = files + :files, bytes = bytes + :bytes
                        WHERE id = :id
                        """)
                .param("points", points)
                .param("files", files)
                .param("bytes", bytes)
                .param("id", id)
                .update();
    }

    private static Transfer read(ResultSet row, int index) throws SQLException {
        String address = row.getString("address");
        Transfer.Where where = row.getBoolean("from_file")
                ? new Transfer.File(address, row.getString("folder"))
                : new Transfer.Server(new RemoteServer(
                        address,
                        row.getString("prefix"),
                        row.getString("workspace"),
                        row.getString("user_name"),
                        row.getString("sealed_secret")));
        return new Transfer(
                row.getString("id"),
                new ProjectId(row.getString("project")),
                Direction.valueOf(row.getString("direction")),
                where,
                JSON.readValue(row.getString("experiments"), NAMES),
                State.valueOf(row.getString("state")),
                row.getBoolean("planned"),
                row.getString("asked_by"),
                row.getObject("asked", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended", OffsetDateTime.class)),
                row.getLong("points"),
                row.getLong("files"),
                row.getLong("bytes"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
