package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import org.awaitility.Awaitility;

/** Passes requests of a client without TLS on to the API server, and counts them by method and kind. */
final class CountingRelay implements AutoCloseable {
    private static final Pattern REQUEST = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) (/\\S*) HTTP/1\\.1\r\n");
    private static final Duration SILENCE = Duration.ofSeconds(7);
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final SocketFactory sockets;
    private final URI server;
    private volatile long last = System.nanoTime();

    CountingRelay(Config cluster) throws IOException, GeneralSecurityException {
        sockets = SSLUtils.sslContext(cluster).getSocketFactory();
        server = URI.create(cluster.getMasterUrl());
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    Map<String, Integer> counts() {
        return counts;
    }

    /** Until nothing but the pulse is asked any more. */
    void quiet() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> System.nanoTime() - last > SILENCE.toNanos());
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket there = sockets.createSocket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> pass(client, there, true));
                Thread.ofVirtual().start(() -> pass(there, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean count) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (count) {
                    count(new String(chunk, 0, n, StandardCharsets.ISO_8859_1));
                }
                out.write(chunk, 0, n);
                out.flush();
            }
        } catch (IOException closed) {
            // One of both has gone.
        }
    }

    private void count(String sent) {
        Matcher request = REQUEST.matcher(sent);
        while (request.find()) {
            String path = request.group(2);
            String kind = path.contains("watch=true")
                    ? "watch"
                    : path.replaceAll("\\?.*", "")
                            .replaceAll(".*/namespaces/[^/]+/", "")
                            .replaceAll("/[^/]*-[^/]*", "");
            String what = request.group(1) + " " + kind.replaceAll("^/", "");
            counts.merge(what, 1, Integer::sum);
            if (!what.endsWith("livez")) {
                last = System.nanoTime();
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
