package io.slipway.executor.kubernetes;

import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Returns;
import io.slipway.executor.Does;
import io.slipway.executor.StepExecutor;
import io.slipway.executor.StepExecutorContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The contract of all executors on a real cluster. A step that waits asks this test whether its gate is open. */
class KubernetesContractIT extends StepExecutorContract {
    private static @Nullable TestCluster cluster;
    private static @Nullable Gates gates;
    private @Nullable Rig rig;

    @BeforeAll
    static void arrive() {
        cluster = TestCluster.open();
        gates = new Gates();
    }

    @AfterAll
    static void leave() {
        if (gates != null) {
            gates.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @AfterEach
    void end() {
        if (rig != null) {
            rig.close();
        }
    }

    private Rig rig() {
        return Objects.requireNonNull(rig);
    }

    private static Gates gates() {
        return Objects.requireNonNull(gates);
    }

    @Override
    protected StepExecutor make() {
        if (rig == null) {
            rig = Rig.on(Objects.requireNonNull(cluster), home);
        } else {
            rig.restart();
        }
        return rig.executor();
    }

    @Override
    protected AttemptSpec spec(String step, Does does, @Nullable Duration timeout) {
        return switch (does) {
            case Does.Ends ends -> of(step, "exit " + ends.code(), timeout, Returns.NOTHING);
            case Does.Hangs hangs -> of(step, "trap 'exit 1' TERM; sleep 600 & wait", timeout, Returns.NOTHING);
            case Does.Waits waits -> of(step, gates().waiting(step) + "exit " + waits.code(), timeout, Returns.NOTHING);
            case Does.Gives gives ->
                of(step, "echo '" + gives.text() + "' > /slipway/outputs/artifacts/file", timeout, Returns.FILES);
        };
    }

    private AttemptSpec of(String step, String script, @Nullable Duration timeout, Returns returns) {
        return rig().spec(step, script, Rig.NOTHING, timeout, List.of(), returns);
    }

    @Override
    protected void open(String step) {
        gates().open(step);
    }

    @Override
    protected int begun(String step) {
        return rig().pods(step).size();
    }

    @Override
    protected String given(String step) throws IOException {
        Path file = rig().folder(step).resolve("outputs/artifacts/file");
        return Files.readString(file).strip();
    }
}
