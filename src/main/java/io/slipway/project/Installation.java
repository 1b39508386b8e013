package io.slipway.project;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What holds for this whole installation: where its home is, what lies outside it that may be read, whether local code may run. */
@Service
public class Installation {
    private static final String ID = "id";
    private static final String LOCAL = "local-execution";
    private final Environment environment;
    private final InstallationStore store;
    private final Access access;
    private final Audit audit;

    Installation(Environment environment, InstallationStore store, Access access, Audit audit) {
        this.environment = environment;
        this.store = store;
        this.access = access;
        this.audit = audit;
    }

    /** Absolute and normalised; mode 0700. */
    public Path home() {
        return Path.of(environment.getRequiredProperty("slipway.home"))
                .toAbsolutePath()
                .normalize();
    }

    /** Names this installation to others, such as clusters that several run their steps on: 12 hex digits, made once. */
    @Transactional
    public String id() {
        return store.choice(ID).orElseGet(() -> {
            String made = Secrets.hash(Secrets.next("")).substring(0, 12);
            store.choose(ID, made);
            return made;
        });
    }

    /** Folders below which importers may read. */
    public List<Path> dataRoots() {
        return Arrays.stream(environment.getProperty("slipway.data-roots", String[].class, new String[0]))
                .map(String::strip)
                .filter(root -> !root.isEmpty())
                .map(root -> Path.of(root).toAbsolutePath().normalize())
                .toList();
    }

    /** Whether it is configuration that decides on local execution, rather than the address or an admin. */
    public LocalExecution localExecution() {
        return switch (configured()) {
            case "on" -> LocalExecution.ON_BY_CONFIGURATION;
            case "off" -> LocalExecution.OFF_BY_CONFIGURATION;
            default -> {
                if (isLoopback()) {
                    yield LocalExecution.ON_BY_ADDRESS;
                }
                boolean chosen = store.choice(LOCAL).filter("on"::equals).isPresent();
                yield chosen ? LocalExecution.ON_BY_ADMIN : LocalExecution.OFF_BY_ADDRESS;
            }
        };
    }

    /** Empty if steps may run on this machine; otherwise the sentence that says why not and what to do. */
    public Optional<String> whyNotLocal() {
        return switch (localExecution()) {
            case ON_BY_CONFIGURATION, ON_BY_ADDRESS, ON_BY_ADMIN -> Optional.empty();
            case OFF_BY_CONFIGURATION ->
                Optional.of("Steps may not run on this machine: slipway.local-execution is off. "
                        + "Whoever runs this server can set it to on");
            case OFF_BY_ADDRESS ->
                Optional.of("Steps may not run on this machine, because this server is reachable from other machines "
                        + "and local code is trusted with the whole installation. An admin can turn local execution on "
                        + "under Administration, Installation; or set slipway.local-execution to on");
        };
    }

    /** Turns local execution on or off where the address alone would not allow it. For admins. */
    @Transactional
    public void allowLocal(boolean allowed) {
        access.requireAdmin();
        store.choose(LOCAL, allowed ? "on" : "off");
        audit.record("local-execution", allowed ? "on" : "off");
    }

    /** The address that steps and people reach this server at, without a trailing slash; empty where no door is open. */
    public String publicUrl() {
        String given = environment.getProperty("slipway.public-url", "").strip();
        if (given.equals("none")) {
            return "";
        }
        if (!given.isEmpty()) {
            return given.replaceAll("/+$", "");
        }
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://" + host() + ":" + port;
    }

    private String host() {
        String address = environment.getProperty("server.address", "");
        boolean anywhere = address.isBlank() || address.equals("0.0.0.0") || address.equals("::");
        if (anywhere || isLoopback()) {
            return "localhost";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private String configured() {
        String configured =
                environment.getProperty("slipway.local-execution", "auto").strip();
        // YAML reads on and off as true and false.
        return switch (configured.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> "on";
            case "off", "false" -> "off";
            default -> "auto";
        };
    }

    private boolean isLoopback() {
        String address = environment.getProperty("server.address", "");
        if (address.isBlank()) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
