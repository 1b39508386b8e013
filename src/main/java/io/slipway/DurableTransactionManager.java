package io.slipway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Ends a transaction only when it is on disk. H2 acknowledges a commit before it has written it, so each commit that
 * changed something is followed by a checkpoint there, before anybody (listeners after the commit too) hears of it.
 */
class DurableTransactionManager extends JdbcTransactionManager implements DisposableBean {
    private static final long serialVersionUID = 1L;
    private final DataSource source;
    private final transient @Nullable CheckpointStore checkpoints;

    DurableTransactionManager(DataSource source) {
        super(source);
        this.source = source;
        this.checkpoints = acknowledgesEarly(source) ? new CheckpointStore(source) : null;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (checkpoints == null || status.isReadOnly() || !hasWritten(connection())) {
            super.doCommit(status);
            return;
        }
        super.doCommit(status);
        try {
            checkpoints.await();
        } catch (SQLException e) {
            throw new TransactionSystemException("What was committed could not be written to disk", e);
        }
    }

    private Connection connection() {
        ConnectionHolder holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(source);
        if (holder == null) {
            throw new IllegalStateException("a commit without a connection");
        }
        return holder.getConnection();
    }

    // H2 gives a transaction its number when it first writes.
    private static boolean hasWritten(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet number = statement.executeQuery("SELECT TRANSACTION_ID()")) {
            return number.next() && number.getString(1) != null;
        } catch (SQLException e) {
            throw new TransactionSystemException("The database does not say whether something was written", e);
        }
    }

    private static boolean acknowledgesEarly(DataSource source) {
        try (Connection connection = source.getConnection()) {
            String url = connection.getMetaData().getURL().toLowerCase(Locale.ROOT);
            return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:");
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached", e);
        }
    }

    @Override
    public void destroy() throws SQLException {
        if (checkpoints != null) {
            checkpoints.close();
        }
    }
}
