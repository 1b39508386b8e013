package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.executor.kubernetes.Check.Result;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an admin is told of a real cluster before steps go there. */
class ConnectionTestIT {
    private String address = "http://127.0.0.1:9";

    @Test
    void aClusterThatCanBeUsedIsTriedUpToAJob() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(TestCluster.host(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try (TestCluster cluster = TestCluster.open()) {
            address = "http://" + TestCluster.host() + ":" + server.getAddress().getPort();
            List<Check> checks = test(ClusterSettings.of(cluster.connection(), cluster.namespace(), ""));
            assertThat(checks).extracting(Check::what).containsExactly("API server", "Permissions", "Hello", "Storage");
            assertThat(checks).extracting(Check::result).containsOnly(Result.GOOD);
            assertThat(checks.getFirst().says()).contains("v1.");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatPodsDoNotReachAndANamespaceThatIsNotThereAreSaid() {
        try (TestCluster cluster = TestCluster.open()) {
            address = "http://" + TestCluster.host() + ":9";
            Check alone = test(ClusterSettings.of(cluster.connection(), cluster.namespace(), ""))
                    .getLast();
            assertThat(alone.what()).isEqualTo("Storage");
            assertThat(alone.result()).isEqualTo(Result.BAD);
            assertThat(alone.says()).contains("does not reach this server at " + address, "onnect");
            Check nowhere = test(ClusterSettings.of(cluster.connection(), "is-not-there", ""))
                    .getLast();
            assertThat(nowhere.says()).contains("There is no namespace is-not-there in the cluster: make it");
        }
    }

    @Test
    void whyTheClusterCannotBeAskedIsSaidInWords() {
        try (TestCluster cluster = TestCluster.open()) {
            KubernetesClient client = cluster.client();
            String server = client.getMasterUrl().toString();
            assertThat(said(new Connection.Token("https://no-such-host.invalid:6443", "x", "")))
                    .contains("No host is known by the name");
            assertThat(said(new Connection.Token(server, "x", ""))).contains("authority", "certificate-authority-data");
            String ca = new String(
                    Base64.getDecoder().decode(client.getConfiguration().getCaCertData()), StandardCharsets.UTF_8);
            assertThat(said(new Connection.Token(server, "abc", ca))).contains("does not accept these credentials");
        }
    }

    private String said(Connection connection) {
        return test(ClusterSettings.of(connection, "", "")).getFirst().says();
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
        assertThat(checks.getFirst().says()).contains("Nobody answers at https://127.0.0.1:9");
    }

    @Test
    void whatAnswersButIsNoKubernetesIsCalledSo() throws IOException {
        HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", exchange -> {
            byte[] body = "<!doctype html><html></html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        page.start();
        try {
            assertThat(said(new Connection.Token(
                            "http://127.0.0.1:" + page.getAddress().getPort(), "x", "")))
                    .contains("is no Kubernetes: check the address");
        } finally {
            page.stop(0);
        }
    }

    /** A user without any right, whose kubeconfig lies beside the admin's. */
    private static Connection nobody() throws IOException {
        Path admin = Path.of(Objects.requireNonNull(System.getenv("KUBECONFIG")));
        return new Connection.Kubeconfig(Files.readString(admin.resolveSibling("kubeconfig-nobody")), "");
    }

    private List<Check> test(ClusterSettings settings) {
        List<Check> told = new ArrayList<>();
        ConnectionTest.run(settings, address, told::add);
        return told;
    }
}
