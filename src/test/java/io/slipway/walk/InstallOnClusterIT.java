package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.executor.kubernetes.TestCluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The manifests of deploy/kubernetes as they are, on a real cluster, with an image that deploy/Dockerfile made. */
class InstallOnClusterIT {
    private static final Path MANIFESTS = Path.of("deploy", "kubernetes");
    private static final String REGISTRY = "127.0.0.1:15000";
    private static final String NAMESPACE = "slipway";
    private static final String PASSWORD = "installed and admired";

    private final List<HasMetadata> applied = new ArrayList<>();
    private final TestCluster cluster = TestCluster.open();
    private final KubernetesClient client = cluster.client();

    @BeforeEach
    void makeImages() throws IOException, InterruptedException {
        for (String program : List.of("buildah", "mmdebstrap")) {
            Assumptions.assumeTrue(
                    Files.isExecutable(Path.of("/usr/bin", program)),
                    "needs " + program + ": install Debian's package of that name");
        }
        String tag = HexFormat.of().toHexDigits(System.nanoTime());
        Process process = new ProcessBuilder("src/test/cluster/images.sh", REGISTRY, tag)
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as("images.sh").isZero();
        apply("namespaces.yaml", tag);
        apply("role.yaml", tag);
        var _ = client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("slipway")
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withStringData(Map.of(
                                "admin-password", PASSWORD,
                                "database-password", random(24),
                                "secret-key", random(32)))
                        .build())
                .create();
        apply("postgres.yaml", tag);
        apply("slipway.yaml", tag);
    }

    private void apply(String file, String tag) throws IOException {
        String text = Files.readString(MANIFESTS.resolve(file))
                .replace("registry.example/slipway:1", "registry.example/slipway:" + tag);
        for (HasMetadata one : client.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .items()) {
            applied.add(client.resource(one).create());
        }
    }

    private static String random(int bytes) {
        byte[] made = new byte[bytes];
        new SecureRandom().nextBytes(made);
        return Base64.getEncoder().encodeToString(made);
    }

    @AfterEach
    void leave() {
        applied.reversed().forEach(one -> client.resource(one).delete());
        applied.stream()
                .filter(Namespace.class::isInstance)
                .forEach(one -> client.resource(one).waitUntilCondition(Objects::isNull, 2, TimeUnit.MINUTES));
        cluster.close();
    }

    @Test
    void theSampleRunsOnTheClusterThatSlipwayIsInstalledOn() {
        var server = client.apps().deployments().inNamespace(NAMESPACE).withName("slipway");
        var _ = server.waitUntilReady(5, TimeUnit.MINUTES);
        String site = "http://"
                + client.services()
                        .inNamespace(NAMESPACE)
                        .withName("slipway")
                        .get()
                        .getSpec()
                        .getClusterIP();
        try (Person ann = new Person(Place.CHROMIUM.browser, path -> site + path, new Browser.NewContextOptions())) {
            ann.signIn("admin", PASSWORD).open("/p/my-project").sees("h1");
            ann.page.locator("vaadin-button:has-text('sample')").first().click();
            ann.sees(".react-flow__node:has-text('Train')");
            ann.run();
            ann.page
                    .locator(".rp-state:has-text('Succeeded')")
                    .waitFor(new Locator.WaitForOptions().setTimeout(240_000));
            ann.select("Train").tab("Logs").sees(".rp-line");
            ann.open("/admin/executors").sees("text=ready");
            assertThat(ann.complaints()).isEmpty();
        }
        assertThat(client.batch()
                        .v1()
                        .jobs()
                        .inNamespace("slipway-steps")
                        .list()
                        .getItems())
                .hasSize(4);
    }
}
