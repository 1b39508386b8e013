package io.slipway.executor.kubernetes;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where steps in pods ask whether they may go on. */
final class Gates implements AutoCloseable {
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    Gates() {
        try {
            server = HttpServer.create(new InetSocketAddress(TestCluster.host(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            boolean may = open.contains(exchange.getRequestURI().getPath().substring(1));
            exchange.sendResponseHeaders(may ? 204 : 404, -1);
            exchange.close();
        });
        server.start();
    }

    /** A line of shell that goes on when the gate is open, and gives up when it is asked to end. */
    String waiting(String gate) {
        return "trap 'exit 1' TERM; until wget -q -O /dev/null http://" + TestCluster.host() + ":"
                + server.getAddress().getPort() + "/" + gate + " 2> /dev/null; do sleep 0.2; done; ";
    }

    void open(String gate) {
        open.add(gate);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
