package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Audit;
import io.slipway.project.InvalidInputException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.project.SignedIn;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which MLflow server a project records on besides its own store. Every member may see which; what opens it nobody sees again. */
@Service
public class RemoteServers {
    private static final int LONGEST = 200;
    private final RemoteServerStore store;
    private final Servers servers;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Itself itself;

    RemoteServers(
            RemoteServerStore store,
            Servers servers,
            Access access,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock,
            Itself itself) {
        this.store = store;
        this.servers = servers;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.itself = itself;
    }

    record Changed(ProjectId project) {}

    /** What {@link #remove} took away, with its credentials as they were kept. */
    public static final class Removed {
        private final RemoteServerStore.Row row;

        private Removed(RemoteServerStore.Row row) {
            this.row = row;
        }
    }

    /** Without the secret; empty for a project that records here alone. */
    @Transactional(readOnly = true)
    public Optional<RemoteServer> find(ProjectId project) {
        access.require(project, Permission.VIEW);
        return store.find(project).map(row -> row.server().withSecret(""));
    }

    /** From now on what the project records goes there too. A secret that is left empty stays as it was, for the same address. */
    @Transactional
    public void save(ProjectId project, RemoteServer wanted) {
        access.require(project, Permission.MANAGE);
        RemoteServer whole = complete(project, wanted);
        String by = new SignedIn(access.caller()).getName();
        store.save(
                project,
                new RemoteServerStore.Row(
                        whole.withSecret(servers.seal(project, whole.secret())), clock.instant(), by));
        audit.record(project, "mlflow-server-set", whole.address());
        events.publishEvent(new Changed(project));
    }

    /** From now on the project records here alone; what is not delivered yet is kept. */
    @Transactional
    public Optional<Removed> remove(ProjectId project) {
        access.require(project, Permission.MANAGE);
        Optional<RemoteServerStore.Row> row = store.find(project);
        row.ifPresent(known -> {
            store.remove(project);
            audit.record(project, "mlflow-server-removed", known.server().address());
            events.publishEvent(new Changed(project));
        });
        return row.map(Removed::new);
    }

    /** Takes a removal back, unless another server was set meanwhile. */
    @Transactional
    public void restore(ProjectId project, Removed removed) {
        access.require(project, Permission.MANAGE);
        if (store.find(project).isPresent()) {
            return;
        }
        store.save(project, removed.row);
        audit.record(project, "mlflow-server-set", removed.row.server().address());
        events.publishEvent(new Changed(project));
    }

    /**
     * Tries what forwarding will need, one thing after the other, in the background.
     *
     * @param told each result when it is known
     * @param ended when no more is coming
     */
    public void test(ProjectId project, RemoteServer wanted, Consumer<Check> told, Runnable ended) {
        access.require(project, Permission.MANAGE);
        MlflowApi api = new MlflowApi(complete(project, wanted));
        Thread.ofVirtual().name("test of MLflow server").start(() -> {
            try {
                new ConnectionTest(api, itself, told).run();
            } finally {
                ended.run();
            }
        });
    }

    /** What was typed, checked, and with the secret that is kept for that address where none was typed. */
    public RemoteServer complete(ProjectId project, RemoteServer typed) {
        access.require(project, Permission.MANAGE);
        // What is copied from the browser ends with the page that it shows.
        String address = typed.address().strip().replaceAll("#.*$", "").replaceAll("/+$", "");
        checkAddress(address);
        checkLength("prefix", "prefix", typed.prefix());
        checkLength("workspace", "workspace", typed.workspace().strip());
        String user = typed.user().strip();
        RemoteServer wanted =
                new RemoteServer(address, typed.prefix(), typed.workspace().strip(), user, typed.secret());
        if (!wanted.secret().isEmpty()) {
            checkSecret(wanted.secret());
            return wanted;
        }
        // A secret goes only where it was given for: whoever changes the address gives it anew.
        Optional<RemoteServer> before = servers.open(project)
                .filter(known -> known.address().equals(address) && known.user().equals(user));
        if (before.isEmpty() && !user.isEmpty()) {
            throw new InvalidInputException("secret", "Give the password of " + user + " at " + address);
        }
        return before.map(known -> wanted.withSecret(known.secret())).orElse(wanted);
    }

    private static void checkAddress(String address) {
        if (address.isEmpty()) {
            throw new InvalidInputException("address", "Type the server's address, such as https://mlflow.example.org");
        }
        try {
            URI uri = new URI(address);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && address.length() <= 2_000) {
                return;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new InvalidInputException(
                "address",
                "An address such as https://mlflow.example.org is expected, without user or password, but got “"
                        + address + "”: copy it from the browser");
    }

    private static void checkLength(String field, String what, String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException(
                    field, "A " + what + " of at most " + LONGEST + " characters on one line is expected: shorten it");
        }
    }

    private static void checkSecret(String secret) {
        if (secret.chars().anyMatch(Character::isISOControl) || secret.isBlank()) {
            throw new InvalidInputException(
                    "secret", "A token or password on one line is expected: paste it without line breaks");
        }
    }
}
