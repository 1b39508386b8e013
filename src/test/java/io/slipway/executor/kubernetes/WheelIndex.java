package io.slipway.executor.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An index with the one package {@code slipway-probe}, for pods; behind TLS of an authority of its own, or plain. */
final class WheelIndex implements AutoCloseable {
    private static final String WHEEL = "slipway_probe-1.0-py3-none-any.whl";
    private static final char[] PASSWORD = "password".toCharArray();
    private final HttpServer server;
    private final String certificate;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private WheelIndex(HttpServer server, String certificate) {
        this.server = server;
        this.certificate = certificate;
        server.createContext("/", this::answer);
        server.start();
    }

    static WheelIndex plain() throws IOException {
        return new WheelIndex(HttpServer.create(here(), 0), "");
    }

    static WheelIndex secured(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("keys.p12");
        int made = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "index",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=a private authority",
                        "-ext",
                        "bc=ca:true",
                        "-ext",
                        "san=ip:" + TestCluster.host(),
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD)))
                .inheritIO()
                .start()
                .waitFor();
        if (made != 0) {
            throw new IllegalStateException("keytool made no key");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(here(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getCertificate("index").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return new WheelIndex(server, pem);
    }

    private static InetSocketAddress here() {
        return new InetSocketAddress(TestCluster.host(), 0);
    }

    String certificate() {
        return certificate;
    }

    String address() {
        return (certificate.isEmpty() ? "http://" : "https://") + TestCluster.host() + ":"
                + server.getAddress().getPort();
    }

    Queue<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            // Asked as a proxy it is told the whole address.
            asked.add(exchange.getRequestURI().toString());
            boolean file = exchange.getRequestURI().getPath().endsWith(".whl");
            byte[] body = file
                    ? wheel()
                    : ("<a href=\"/simple/slipway-probe/" + WHEEL + "\">" + WHEEL + "</a>")
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", file ? "application/zip" : "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] wheel() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> one : Map.of(
                            "slipway_probe.py", "WORD = 'found'\n",
                            "slipway_probe-1.0.dist-info/METADATA",
                                    "Metadata-Version: 2.1\nName: slipway-probe\nVersion: 1.0\n",
                            "slipway_probe-1.0.dist-info/WHEEL",
                                    "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
                            "slipway_probe-1.0.dist-info/RECORD", "slipway_probe.py,,\n")
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
