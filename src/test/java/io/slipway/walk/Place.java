package io.slipway.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** One server and one browser for all walks of this JVM; gone with it. */
final class Place {
    static final RunningServer SERVER = start();
    static final Chromium CHROMIUM = new Chromium();

    private Place() {}

    private static RunningServer start() {
        try {
            RunningServer server =
                    new RunningServer(Files.createTempDirectory("slipway-walk").resolve("home"), Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody new in front of a browser of their own. */
    static Person somebody() {
        return new Person(CHROMIUM.browser, SERVER);
    }

    static Person admin() {
        return somebody().signIn("admin", RunningServer.ADMIN_PASSWORD);
    }
}
