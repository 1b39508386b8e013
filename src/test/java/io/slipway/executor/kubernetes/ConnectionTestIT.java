package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.kubernetes.Check.Result;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an admin is told of a real cluster before steps go there. */
class ConnectionTestIT {
    @Test
    void aClusterThatCanBeUsedIsTriedUpToAJob() {
        try (TestCluster cluster = TestCluster.open()) {
            List<Check> checks = test(ClusterSettings.of(cluster.connection(), cluster.namespace(), ""));
            assertThat(checks).extracting(Check::what).containsExactly("API server", "Permissions", "Hello");
            assertThat(checks).extracting(Check::result).containsOnly(Result.GOOD);
            assertThat(checks.getFirst().says()).contains("v1.");
        }
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        try (TestCluster cluster = TestCluster.open()) {
            List<Check> checks = test(ClusterSettings.of(nobody(), cluster.namespace(), ""));
            Check last = checks.getLast();
            assertThat(last.result()).isEqualTo(Result.BAD);
            assertThat(last.says()).contains("create jobs.batch", "get pods/log", "Role");
        }
    }

    @Test
    void anAddressWhereNobodyAnswersIsSaid() {
        List<Check> checks = test(ClusterSettings.of(new Connection.Token("https://127.0.0.1:9", "x", ""), "", ""));
        assertThat(checks).hasSize(1);
        assertThat(checks.getFirst().result()).isEqualTo(Result.BAD);
        assertThat(checks.getFirst().says()).contains("Check address");
    }

    /** A user without any right, whose kubeconfig lies beside the admin's. */
    private static Connection nobody() throws IOException {
        Path admin = Path.of(Objects.requireNonNull(System.getenv("KUBECONFIG")));
        return new Connection.Kubeconfig(Files.readString(admin.resolveSibling("kubeconfig-nobody")), "");
    }

    private static List<Check> test(ClusterSettings settings) {
        List<Check> told = new ArrayList<>();
        ConnectionTest.run(settings, told::add);
        return told;
    }
}
