package io.slipway.executor.kubernetes;

import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Attempts of an executor that each test has to itself. */
abstract class ClusterSteps extends OnCluster {
    private @Nullable Rig rig;

    @BeforeEach
    void begin() {
        rig = Rig.on(cluster(), home);
    }

    @AfterEach
    void end() {
        rig().close();
    }

    final Rig rig() {
        return Objects.requireNonNull(rig);
    }

    final End ended(AttemptSpec spec) {
        rig().executor().start(spec);
        return next(spec, Ended.class).end();
    }

    final <R extends AttemptReport> R next(AttemptSpec spec, Class<R> kind) {
        return rig().told().next(spec.id(), kind);
    }
}
