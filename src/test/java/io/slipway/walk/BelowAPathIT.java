package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind Debian's nginx, with the file that deploy/ offers: below a path, live by websocket. */
class BelowAPathIT {
    private static final Path NGINX = Path.of("/usr/sbin/nginx");

    @TempDir
    Path folder;

    @Test
    void theSampleRunsLiveBehindAProxyThatPutsItBelowAPath() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(NGINX), "needs " + NGINX + ": install Debian's package nginx-light");
        int port = RunningServer.freePort();
        String site = "http://localhost:" + port + "/slipway";
        try (RunningServer server = new RunningServer(folder.resolve("home"), Map.of("SLIPWAY_PUBLIC_URL", site));
                Proxy proxy = new Proxy(port, server);
                Person ann = new Person(Place.CHROMIUM.browser, path -> site + path, new Browser.NewContextOptions())) {
            Queue<String> sockets = new ConcurrentLinkedQueue<>();
            Queue<String> astray = new ConcurrentLinkedQueue<>();
            ann.page.onWebSocket(socket -> sockets.add(socket.url()));
            ann.page.onRequest(request -> {
                if (request.url().startsWith("http") && !request.url().startsWith(site)) {
                    astray.add(request.url());
                }
            });
            proxy.awaitAnswer(ann);
            ann.signIn("admin", RunningServer.ADMIN_PASSWORD)
                    .open("/p/my-project")
                    .sees("h1");
            ann.page.locator("vaadin-button:has-text('sample')").first().click();
            ann.sees(".react-flow__node:has-text('Train')");
            ann.run();
            ann.runIs("Succeeded").select("Train").tab("Logs");
            ann.sees(".rp-line");
            ann.page.locator("a.rp-fact").click();
            // The run page has a step of that name too; who clicks on before the next page is there stays on that one.
            ann.page.waitForURL(url -> url.contains("/pipelines/"));
            ann.sees(".react-flow__node:has-text('Train')");
            ann.page.locator("a:has-text('Experiments')").first().click();
            ann.sees("h1:has-text('Experiments')");
            assertThat(sockets).anyMatch(url -> url.startsWith("ws://localhost:" + port + "/slipway/"));
            assertThat(astray).isEmpty();
            assertThat(ann.complaints()).isEmpty();
        }
    }

    /** Debian's nginx with the file of deploy/, on a port of its own. */
    private final class Proxy implements AutoCloseable {
        private final Process process;

        Proxy(int port, RunningServer server) throws IOException {
            String offered = Files.readString(Path.of("deploy", "nginx.conf"))
                    .replace("listen 80;", "listen 127.0.0.1:" + port + ";")
                    .replace("http://127.0.0.1:8080/", server.url("/").replace("localhost", "127.0.0.1"));
            Path file = folder.resolve("nginx.conf");
            Files.writeString(file, """
                    daemon off;
                    pid nginx.pid;
                    error_log stderr;
                    events {}
                    http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    %s
                    }
                    """.formatted(offered));
            process = new ProcessBuilder(NGINX.toString(), "-p", folder + "/", "-c", file.toString(), "-e", "stderr")
                    .inheritIO()
                    .start();
        }

        void awaitAnswer(Person person) {
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> person.page
                                    .request()
                                    .get(person.address("/actuator/health/readiness"))
                                    .status()
                            == 200);
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit()
                    .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                    .join()
                    .destroyForcibly();
        }
    }
}
