package io.slipway.executor.kubernetes;

import io.slipway.executor.Executors;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import io.slipway.project.Access;
import io.slipway.project.Audit;
import io.slipway.project.Installation;
import io.slipway.project.InvalidInputException;
import io.slipway.project.ProjectId;
import io.slipway.project.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The clusters that admins add in the browser, for admins only. Credentials are sealed and never shown again. */
@Service
public class KnownClusters {
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private final ClusterStore store;
    private final ClusterRecords records;
    private final Executors executors;
    private final Access access;
    private final Installation installation;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KnownClusters(
            ClusterStore store,
            ClusterRecords records,
            Executors executors,
            Access access,
            Installation installation,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.records = records;
        this.executors = executors;
        this.access = access;
        this.installation = installation;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<KnownCluster> all() {
        access.requireAdmin();
        return store.all().stream().map(records::shown).toList();
    }

    /**
     * Adds one, or changes the one of that name. A kubeconfig or token that is left empty stays as it was.
     *
     * @param projects that may use it; empty is all
     */
    @Transactional
    public void save(String name, ClusterSettings wanted, Set<ProjectId> projects) {
        String by = new SignedIn(access.requireAdmin()).getName();
        if (!NAME.matcher(name).matches() || name.equals(Executors.LOCAL)) {
            throw new InvalidInputException(
                    "name",
                    "A name of small letters, digits and dashes is expected, beginning with a letter and other than "
                            + Executors.LOCAL + ", but got “" + name + "”: for instance gpu-cluster");
        }
        if (store.find(name).isEmpty() && executors.names().contains(name)) {
            throw new InvalidInputException(
                    "name",
                    name + " is named in this server's configuration already: change it there, or take another name");
        }
        ClusterSettings whole = complete(name, wanted);
        store.save(records.row(name, whole, projects, clock.instant(), by));
        audit.record("executor-saved", name);
        events.publishEvent(new ClusterChanged(name));
    }

    /** Its steps go on in the cluster; they are heard of again when it is brought back. */
    @Transactional
    public void remove(String name) {
        access.requireAdmin();
        if (store.remove(name, true)) {
            audit.record("executor-removed", name);
            events.publishEvent(new ClusterChanged(name));
        }
    }

    @Transactional
    public void restore(String name) {
        access.requireAdmin();
        if (store.remove(name, false)) {
            audit.record("executor-restored", name);
            events.publishEvent(new ClusterChanged(name));
        }
    }

    /**
     * Tries what steps will need, one thing after the other, in the background for up to two minutes.
     *
     * @param told each result when it is known
     * @param ended when no more is coming, with a problem that kept it from being carried through, or an empty text
     */
    public void test(String name, ClusterSettings wanted, Consumer<Check> told, Consumer<String> ended) {
        access.requireAdmin();
        ClusterSettings whole = complete(name, wanted);
        String address = whole.address().isEmpty() ? installation.publicUrl() : whole.address();
        Thread.ofVirtual().name("test of cluster " + name).start(() -> {
            String problem = "";
            try {
                ConnectionTest.run(whole, address, told);
            } catch (RuntimeException e) {
                problem = Refusals.said(e);
            } finally {
                ended.accept(problem);
            }
        });
    }

    /** With the credentials that are kept, where none are given; refuses what no client can be made of. */
    private ClusterSettings complete(String name, ClusterSettings wanted) {
        ClusterSettings whole = wanted.with(
                switch (wanted.connection()) {
                    case Connection.InCluster in -> in;
                    case Connection.Kubeconfig file
                    when file.content().isBlank() ->
                        kept(name) instanceof Connection.Kubeconfig before
                                ? new Connection.Kubeconfig(before.content(), file.context())
                                : missing("kubeconfig", "Paste the kubeconfig that reaches the cluster");
                    case Connection.Kubeconfig file -> file;
                    case Connection.Token token
                    when token.server().isBlank() ->
                        missing("server", "Give the address of the API server, such as https://10.0.0.1:6443");
                    case Connection.Token token
                    when token.token().isBlank() ->
                        kept(name) instanceof Connection.Token before
                                ? kept(before, token)
                                : missing(
                                        "token",
                                        "Give the token of a service account; "
                                                + "kubectl create token NAME makes one");
                    case Connection.Token token -> token;
                });
        if (whole.connection() instanceof Connection.Token token) {
            Authorities.problem(token.certificate()).ifPresent(wrong -> {
                throw new InvalidInputException("certificate", wrong);
            });
        }
        Authorities.problem(whole.caCertificates()).ifPresent(wrong -> {
            throw new InvalidInputException("caCertificates", wrong);
        });
        try {
            Connections.open(whole).close();
        } catch (RuntimeException e) {
            // Whatever the client and its YAML reader throw.
            throw whole.connection() instanceof Connection.Kubeconfig
                    ? new InvalidInputException(
                            "kubeconfig",
                            "A kubeconfig is expected, YAML that names clusters, users and contexts, but this can't be"
                                    + " read as one: paste what kubectl config view --raw --minify --flatten prints")
                    : new InvalidInputException(
                            "server",
                            "An address such as https://10.0.0.1:6443 is expected, but no connection can be made of"
                                    + " what stands here");
        }
        return whole;
    }

    private Connection kept(String name) {
        return store.find(name).map(row -> records.settings(row).connection()).orElseGet(Connection.InCluster::new);
    }

    // A kept token is shown to nobody: neither to whoever listens at another address, nor to one whom others vouch for.
    private static Connection kept(Connection.Token before, Connection.Token now) {
        return before.server().equals(now.server()) && before.certificate().equals(now.certificate())
                ? before
                : missing(
                        "token",
                        "The kept token is given to no other address and under no other certificate: type the token"
                                + " again");
    }

    private static Connection missing(String field, String sentence) {
        throw new InvalidInputException(field, sentence);
    }
}
