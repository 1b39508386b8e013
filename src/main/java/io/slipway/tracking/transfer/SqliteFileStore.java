package io.slipway.tracking.transfer;

import io.slipway.project.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** Somebody's SQLite file, only read, and not trusted: it may be no database at all, or one that was made to do harm. */
final class SqliteFileStore implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final String TABLE = "SELECT name FROM sqlite_master WHERE type = 'table'";
    private final Path path;
    private final Connection connection;
    private final List<String> tables = new ArrayList<>();

    SqliteFileStore(Path path) {
        this.path = path;
        for (String beside : List.of("-wal", "-journal")) {
            refuseHalf(path.resolveSibling(path.getFileName() + beside));
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        try {
            connection =
                    config.createConnection("jdbc:sqlite:file:" + path.toUri().getRawPath() + "?mode=ro&immutable=1");
            try (var statement = connection.createStatement()) {
                // Neither views nor triggers of the file may call anything, and what is broken is noticed.
                statement.execute("PRAGMA trusted_schema = OFF");
                statement.execute("PRAGMA cell_size_check = ON");
                statement.execute("PRAGMA query_only = ON");
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
        rows(TABLE).forEach(row -> tables.add(row.text("name")));
    }

    private static void refuseHalf(Path journal) {
        try {
            if (Files.exists(journal) && Files.size(journal) > 0) {
                throw new InvalidInputException(
                        "file",
                        "A file that nobody writes to is expected, but " + journal.getFileName()
                                + " lies beside it: stop the MLflow server first, or bring a copy made with"
                                + " sqlite3 mlflow.db \".backup copy.db\"");
            }
        } catch (IOException gone) {
            // then it holds nothing back
        }
    }

    private InvalidInputException unreadable(SQLException e) {
        return new InvalidInputException(
                "file",
                "An SQLite file is expected, such as MLflow's mlflow.db, but " + path.getFileName()
                        + (e.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code
                                ? " is none: choose another file"
                                : " can't be read as one (" + e.getMessage() + "): check the file"));
    }

    /** Whether it has this table; a view of that name is none. */
    boolean has(String table) {
        return tables.contains(table);
    }

    /** A row by the names of its columns; one that an older file does not have is empty. */
    record Row(Map<String, Object> cells) {
        String text(String column) {
            Object cell = cells.get(column);
            return cell == null ? "" : cell.toString();
        }

        @Nullable
        String optional(String column) {
            String text = text(column);
            return text.isEmpty() ? null : text;
        }

        long number(String column) {
            return cells.get(column) instanceof Number number ? number.longValue() : 0;
        }

        double real(String column) {
            return cells.get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
    }

    List<Row> rows(String sql, Object... parameters) {
        List<Row> rows = new ArrayList<>();
        query(sql, parameters, (names, cells) -> {
            Map<String, Object> row = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                Object cell = cells[i];
                if (cell != null) {
                    row.put(names.get(i), cell);
                }
            }
            rows.add(new Row(row));
        });
        return rows;
    }

    /** Tells each row as it comes, for what may be too much to hold at once. */
    void each(String sql, Object parameter, Consumer<@Nullable Object[]> told) {
        query(sql, new Object[] {parameter}, (names, cells) -> told.accept(cells));
    }

    private void query(String sql, Object[] parameters, BiConsumer<List<String>, @Nullable Object[]> told) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<String> names = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    names.add(result.getMetaData().getColumnLabel(i));
                }
                while (result.next()) {
                    @Nullable Object[] cells = new @Nullable Object[names.size()];
                    for (int i = 0; i < cells.length; i++) {
                        cells[i] = result.getObject(i + 1);
                    }
                    told.accept(names, cells);
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException nothingToLose) {
            tables.clear();
        }
    }
}
