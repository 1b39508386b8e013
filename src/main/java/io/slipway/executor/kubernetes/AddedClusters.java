package io.slipway.executor.kubernetes;

import io.slipway.executor.Executors;
import io.slipway.project.ProjectId;
import io.slipway.project.VaultException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps the executors as admins want them: at the start, and after each change. */
@Component
@Lazy(false)
class AddedClusters implements InitializingBean {
    private static final Logger log = LoggerFactory.getLogger(AddedClusters.class);
    private final ClusterStore store;
    private final ClusterRecords records;
    private final Clusters clusters;
    private final Executors executors;

    AddedClusters(ClusterStore store, ClusterRecords records, Clusters clusters, Executors executors) {
        this.store = store;
        this.records = records;
        this.clusters = clusters;
        this.executors = executors;
    }

    @Override
    public void afterPropertiesSet() {
        store.all().forEach(this::put);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void changed(ClusterChanged change) {
        store.find(change.name()).ifPresentOrElse(this::put, () -> executors.remove(change.name()));
    }

    // One whose credentials can't be read is missing, not fatal: the server starts, and its page says what to do.
    private void put(ClusterStore.Row row) {
        try {
            Set<ProjectId> allowed = records.projects(row);
            executors.put(
                    row.name(),
                    clusters.open(records.settings(row)),
                    project -> allowed.isEmpty() || allowed.contains(project));
        } catch (VaultException sealed) {
            log.error("executor {}: {}", row.name(), sealed.getMessage());
        }
    }
}
