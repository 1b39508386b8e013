package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.slipway.executor.kubernetes.TestCluster;
import io.slipway.format.Examples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** A server that pods of the test cluster reach, and somebody in front of it who adds that cluster and runs pipelines there. */
final class Lab implements AutoCloseable {
    private static final String NAME = "lab";
    private final TestCluster cluster = TestCluster.open();
    private final RunningServer server;
    final Person ann;

    Lab(Path folder) {
        server = new RunningServer(folder.resolve("home"), Map.of("SERVER_ADDRESS", TestCluster.host()));
        ann = new Person(Place.CHROMIUM.browser, server).signIn("admin", RunningServer.ADMIN_PASSWORD);
    }

    /** Through the dialog, tested first; {@code variables} are the environment of each step, a line each. */
    Lab connected(String variables) {
        ann.open("/admin/executors");
        button("Add a cluster").click();
        fill("Name", NAME);
        fill("Kubeconfig", cluster.connection().content());
        fill("Namespace", cluster.namespace());
        fill("Address of this server, as pods reach it", server.url(""));
        ann.page.getByText("What steps get").click();
        fill("Environment of each step", variables);
        org.assertj.core.api.Assertions.assertThat(ann.barriers()).isEmpty();
        button("Test connection").click();
        Locator told = ann.page.locator(".sl-checks li");
        told.filter(new Locator.FilterOptions().setHasText("Hello")).waitFor(patient());
        assertThat(ann.page.locator(".sl-checks li[data-result=good]")).hasCount(told.count());
        button("Add").click();
        ann.sees("text=namespace " + cluster.namespace()).sees("text=ready");
        return this;
    }

    private void fill(String label, String text) {
        ann.page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    private Locator button(String name) {
        return ann.page
                .locator("vaadin-button")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$")));
    }

    /** Opens the pipeline of a file of the examples. */
    Lab brought(String example) {
        Path file = Examples.path("python/examples/" + example);
        assumeTrue(Files.isRegularFile(file), example + " is not below SLIPWAY_SHARED");
        return brought(file);
    }

    Lab brought(Path file) {
        ann.open("/p/my-project/pipelines").sees("slipway-import button");
        ann.page.getByLabel("Pipeline file to import").first().setInputFiles(file);
        ann.page.waitForURL(Pattern.compile("/pipelines/.+"));
        ann.sees(".pc-node");
        return this;
    }

    /** From the editor; answers the run's id. */
    String run() {
        ann.page.locator(".pe-canvas").focus();
        ann.page.keyboard().press("Control+Enter");
        return start();
    }

    /** From the page of a run, with another value. */
    String again(String parameter, String value) {
        ann.page.locator("button:has-text('Re-run')").click();
        ann.page.locator("#run-" + parameter).fill(value);
        return start();
    }

    /** From the sheet that is open. */
    String start() {
        ann.page.locator("#run-executor").selectOption(NAME);
        String before = ann.page.url();
        ann.page.keyboard().press("Control+Enter");
        ann.page.waitForURL(url -> url.contains("/runs/") && !url.equals(before));
        return ann.page.url().replaceAll(".*/runs/|\\?.*", "");
    }

    /** Pods take their time on a busy machine. */
    Lab succeeds() {
        ann.page.locator(".rp-state:has-text('Succeeded')").waitFor(patient());
        return this;
    }

    /** Long enough for pods that install packages. */
    static Locator.WaitForOptions patient() {
        return new Locator.WaitForOptions().setTimeout(300_000);
    }

    @Override
    public void close() {
        ann.close();
        server.close();
        cluster.close();
    }
}
