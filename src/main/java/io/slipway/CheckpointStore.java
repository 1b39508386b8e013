package io.slipway;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Writes what is committed to disk, once for all who wait for it at the same time: while one checkpoint runs, those who
 * come meanwhile wait for the next one together.
 */
final class CheckpointStore {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long begun;
    private long done;
    private boolean running;
    private final Connection connection;

    /** Takes a connection for good: waiting for one later could mean to wait for those who wait for a checkpoint. */
    CheckpointStore(DataSource source) {
        try {
            connection = source.getConnection();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException("The database gives no connection for checkpoints", e);
        }
    }

    /** Returns when a checkpoint that began after this call has ended. */
    void await() throws SQLException {
        lock.lock();
        try {
            long needed = begun + 1;
            while (done < needed) {
                if (running) {
                    ended.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void lead() throws SQLException {
        running = true;
        long mine = ++begun;
        lock.unlock();
        boolean written = false;
        try {
            write();
            written = true;
        } finally {
            lock.lock();
            running = false;
            if (written) {
                done = mine;
            }
            ended.signalAll();
        }
    }

    private void write() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    void close() throws SQLException {
        connection.close();
    }
}
