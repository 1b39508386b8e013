package io.slipway.executor.kubernetes;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What runs on the real cluster, all of a class in one namespace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnCluster {
    private @Nullable TestCluster cluster;

    @TempDir
    Path home;

    @BeforeAll
    void arrive() {
        cluster = TestCluster.open();
    }

    @AfterAll
    void leave() {
        if (cluster != null) {
            cluster.close();
        }
    }

    final TestCluster cluster() {
        return Objects.requireNonNull(cluster);
    }
}
