package io.slipway;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.Environment;

/** Looks at the port before anything else is opened: the web server would say it after many seconds. It asks again. */
final class FreePort {
    private static final int HIGHEST = 65_535;

    private FreePort() {}

    /** The port of the settings; throws {@link StartRefused} if it is none. */
    static int of(Environment environment) {
        String typed = environment.getProperty("server.port", "8080").strip();
        if (!typed.matches("\\d{1,5}") || Integer.parseInt(typed) > HIGHEST) {
            throw new StartRefused("A port number 0-65535 is expected in SLIPWAY_PORT (server.port), got \"" + typed
                    + "\": set it to a free port such as 8080, or to 0 for any free one");
        }
        return Integer.parseInt(typed);
    }

    /** Throws what the web server would throw if somebody listens there already. */
    static void look(Environment environment, int port) {
        String address = environment.getProperty("server.address", "");
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(at(address, port));
        } catch (BindException refused) {
            if (says(refused, "in use")) {
                throw new PortInUseException(port, refused);
            }
            throw new StartRefused(
                    says(refused, "Permission")
                            ? "Port " + port + " is only for the system here: set SLIPWAY_PORT to a port above 1023"
                            : StartFailures.notOurs(address));
        } catch (IOException unclear) {
            throw new StartRefused(StartFailures.notOurs(address));
        }
    }

    private static InetSocketAddress at(@Nullable String address, int port) throws IOException {
        return address == null || address.isEmpty()
                ? new InetSocketAddress(port)
                : new InetSocketAddress(InetAddress.getByName(address), port);
    }

    private static boolean says(BindException refused, String word) {
        return String.valueOf(refused.getMessage()).contains(word);
    }
}
