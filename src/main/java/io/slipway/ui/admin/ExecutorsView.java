package io.slipway.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.slipway.executor.Executors;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import io.slipway.executor.kubernetes.KnownCluster;
import io.slipway.executor.kubernetes.KnownClusters;
import io.slipway.project.Access;
import io.slipway.project.Project;
import io.slipway.project.Projects;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where steps can run: this machine, and the clusters that an admin or the configuration names. */
@Route(value = "admin/executors", layout = MainLayout.class)
@RolesAllowed("ADMIN")
final class ExecutorsView extends AdminPage {
    private final transient Executors executors;
    private final transient KnownClusters clusters;
    private final transient Projects projects;

    ExecutorsView(Access access, Executors executors, KnownClusters clusters, Projects projects) {
        super(access, "Executors");
        this.executors = executors;
        this.clusters = clusters;
        this.projects = projects;
    }

    @Override
    void fill() {
        List<KnownCluster> known = clusters.all();
        Button add = new Button("Add a cluster", Icon.PLUS.create(), click -> edit(null));
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div bar = new Div(
                new Paragraph(
                        "A run goes to the executor that is chosen when it is started. Nothing has to be installed "
                                + "in a cluster beforehand; each step is a Job of its own there."),
                add);
        bar.addClassName("sl-bar");
        bar.getComponentAt(0).addClassName("sl-intro");
        PlainTable table = new PlainTable("Executors", "Name", "Where", "Projects", "State", "");
        Set<String> shown = new HashSet<>();
        for (KnownCluster cluster : known) {
            shown.add(cluster.name());
            table.row(
                    name(cluster.name()),
                    new Span(where(cluster)),
                    new Span(allowed(cluster)),
                    state(cluster),
                    actions(cluster));
        }
        for (String name : executors.names()) {
            if (shown.add(name)) {
                boolean local = name.equals(Executors.LOCAL);
                table.row(
                        name(local ? "this machine" : name),
                        new Span(local ? "processes of this server" : "from the configuration"),
                        new Span("all"),
                        new ExecutorState(executors.get(name)::whyNot),
                        new Span());
            }
        }
        add(bar, card(table));
    }

    private static Span name(String name) {
        Span shown = new Span(name);
        shown.addClassName("sl-whole");
        return shown;
    }

    private static String where(KnownCluster cluster) {
        String where = switch (cluster.settings().connection()) {
            case Connection.InCluster in -> "the cluster of this server";
            case Connection.Kubeconfig file -> "a kubeconfig" + (file.context().isEmpty() ? "" : ", " + file.context());
            case Connection.Token token -> token.server();
        };
        String namespace = cluster.settings().namespace();
        return namespace.isEmpty() ? where : where + ", namespace " + namespace;
    }

    private String allowed(KnownCluster cluster) {
        return cluster.projects().isEmpty()
                ? "all"
                : projects.all().stream()
                        .filter(one -> cluster.projects().contains(one.id()))
                        .map(Project::name)
                        .collect(Collectors.joining(", "));
    }

    private ExecutorState state(KnownCluster cluster) {
        return cluster.problem().isEmpty()
                ? new ExecutorState(executors.get(cluster.name())::whyNot)
                : new ExecutorState(cluster.problem());
    }

    private Component actions(KnownCluster cluster) {
        Button change = new Button("Change", click -> edit(cluster));
        change.setAriaLabel("Change or test " + cluster.name());
        Button remove = new Button("Remove", click -> {
            clusters.remove(cluster.name());
            show();
            Toast.undo(cluster.name() + " is removed; steps that run there go on", () -> {
                clusters.restore(cluster.name());
                show();
            });
        });
        remove.setAriaLabel("Remove " + cluster.name());
        for (Button button : List.of(change, remove)) {
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        }
        Div actions = new Div(change, remove);
        actions.addClassName("sl-bar");
        return actions;
    }

    private void edit(@Nullable KnownCluster cluster) {
        new ClusterDialog(clusters, projects.all(), cluster, () -> {
                    show();
                    Toast.show(cluster == null ? "The cluster is added" : cluster.name() + " is saved");
                })
                .open();
    }
}
