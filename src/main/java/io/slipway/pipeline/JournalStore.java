package io.slipway.pipeline;

import io.slipway.pipeline.JournalEntry.Kind;
import io.slipway.pipeline.JournalEntry.State;
import io.slipway.pipeline.journal.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The journal of edits of each draft. */
@Repository
class JournalStore {
    private static final String SELECT =
            "SELECT pipeline, id, version, author, happened, kind, state, words, changes FROM draft_edit";
    private final JdbcClient jdbc;

    JournalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(JournalEntry entry) {
        jdbc.sql("""
                        INSERT INTO draft_edit (pipeline, id, version, author, happened, kind, state, words, changes)
                        VALUES (:pipeline, :id, :version, :author, :at, :kind, :state, :words, :changes)
                        """)
                .param("pipeline", entry.pipeline().value())
                .param("id", entry.id())
                .param("version", entry.version())
                .param("author", entry.author())
                .param("at", PipelineStore.at(entry.at()))
                .param("kind", entry.kind().name())
                .param("state", entry.state().name())
                .param("words", entry.words())
                .param("changes", Changes.write(entry.changes()))
                .update();
    }

    Optional<JournalEntry> find(PipelineId pipeline, String id) {
        return jdbc.sql(SELECT + " WHERE pipeline = :pipeline AND id = :id")
                .param("pipeline", pipeline.value())
                .param("id", id)
                .query(JournalStore::entry)
                .optional();
    }

    /** What others than this author did after a version, oldest first. */
    List<JournalEntry> byOthersSince(PipelineId pipeline, long version, String author) {
        return jdbc.sql(SELECT + """
                         WHERE pipeline = :pipeline AND version > :version AND author <> :author AND kind <> 'REFUSED'
                        ORDER BY version
                        """)
                .param("pipeline", pipeline.value())
                .param("version", version)
                .param("author", author)
                .query(JournalStore::entry)
                .list();
    }

    /** The author's last edit that stands. */
    Optional<JournalEntry> undoable(PipelineId pipeline, String author) {
        return own(pipeline, author, State.DONE, "DESC");
    }

    /** The author's edit that was undone last. */
    Optional<JournalEntry> redoable(PipelineId pipeline, String author) {
        return own(pipeline, author, State.UNDONE, "ASC");
    }

    private Optional<JournalEntry> own(PipelineId pipeline, String author, State state, String order) {
        return jdbc.sql(SELECT + " WHERE pipeline = :pipeline AND author = :author AND kind = 'EDIT' AND state = :state"
                        + " ORDER BY version " + order + " FETCH FIRST 1 ROWS ONLY")
                .param("pipeline", pipeline.value())
                .param("author", author)
                .param("state", state.name())
                .query(JournalStore::entry)
                .optional();
    }

    void set(JournalEntry entry, State state) {
        jdbc.sql("UPDATE draft_edit SET state = :state WHERE pipeline = :pipeline AND id = :id")
                .param("state", state.name())
                .param("pipeline", entry.pipeline().value())
                .param("id", entry.id())
                .update();
    }

    /** After something new there is nothing to redo. */
    void dropUndone(PipelineId pipeline, String author) {
        jdbc.sql("""
                        UPDATE draft_edit SET state = 'DROPPED'
                        WHERE pipeline = :pipeline AND author = :author AND kind = 'EDIT' AND state = 'UNDONE'
                        """)
                .param("pipeline", pipeline.value())
                .param("author", author)
                .update();
    }

    private static JournalEntry entry(ResultSet rs, int number) throws SQLException {
        return new JournalEntry(
                new PipelineId(rs.getString("pipeline")),
                rs.getString("id"),
                rs.getLong("version"),
                rs.getString("author"),
                PipelineStore.at(rs, "happened"),
                Kind.valueOf(rs.getString("kind")),
                State.valueOf(rs.getString("state")),
                rs.getString("words"),
                Changes.read(rs.getString("changes")));
    }
}
