package io.slipway.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.slipway.executor.kubernetes.Check;
import io.slipway.executor.kubernetes.ClusterSettings;
import io.slipway.executor.kubernetes.KnownCluster;
import io.slipway.executor.kubernetes.KnownClusters;
import io.slipway.project.InvalidInputException;
import io.slipway.project.Project;
import io.slipway.project.ProjectId;
import io.slipway.ui.parts.CheckList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds a cluster or changes one. What is typed stays until it is saved; a test tells what it finds line by line. */
final class ClusterDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private final transient KnownClusters clusters;
    private final transient Runnable saved;
    private final ClusterFields fields;
    private final CheckList found = new CheckList("Trying the cluster, up to a small Job in it…");
    private final Button test = new Button("Test connection");

    ClusterDialog(KnownClusters clusters, List<Project> projects, @Nullable KnownCluster before, Runnable saved) {
        this.clusters = clusters;
        this.saved = saved;
        this.fields = new ClusterFields(projects, before);
        setHeaderTitle(before == null ? "Add a cluster" : "Cluster " + before.name());
        setWidth("640px");
        setMaxWidth("96vw");
        setCloseOnOutsideClick(false);
        Div body = new Div(fields, found);
        body.addClassName("sl-stack");
        add(body);
        getFooter().add(buttons(before));
    }

    private Component[] buttons(@Nullable KnownCluster before) {
        test.addClickListener(click -> tryIt());
        Button cancel = new Button("Cancel", click -> close());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Button save = new Button(before == null ? "Add" : "Save", click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        return new Component[] {test, cancel, save};
    }

    private void save() {
        String name = fields.name();
        Set<ProjectId> projects = fields.projects();
        if (refused(() -> clusters.save(name, fields.settings(), projects))) {
            return;
        }
        close();
        saved.run();
    }

    private void tryIt() {
        String name = fields.name();
        UI ui = UI.getCurrent();
        found.clear();
        Consumer<Check> told = check -> {
            var _ = ui.access(() -> {
                found.tell(CheckList.Mark.valueOf(check.result().name()), check.what(), check.says());
                found.reveal();
            });
        };
        Consumer<String> ended = problem -> {
            var _ = ui.access(() -> ready(problem));
        };
        if (refused(() -> clusters.test(name, fields.settings(), told, ended))) {
            found.removeAll();
            return;
        }
        test.setEnabled(false);
        test.setText("Testing…");
        found.reveal();
    }

    private void ready(String problem) {
        test.setEnabled(true);
        test.setText("Test connection");
        found.end(problem);
        found.reveal();
    }

    private boolean refused(Runnable work) {
        try {
            fields.fine();
            work.run();
            return false;
        } catch (InvalidInputException wrong) {
            fields.wrong(wrong.field(), wrong.sentence());
            return true;
        }
    }

    /** Its kind of settings is what {@link ClusterFields} reads and writes. */
    static ClusterSettings usual() {
        return ClusterSettings.of(new ClusterSettings.Connection.Kubeconfig("", ""), "", "");
    }
}
