package io.slipway.ui.settings;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import io.slipway.project.InvalidInputException;
import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.remote.RemoteServers;
import io.slipway.ui.parts.CheckList;
import io.slipway.ui.parts.CheckList.Mark;
import org.jspecify.annotations.Nullable;

/** Sets a project's MLflow server and tries it. What is typed stays until it is saved. */
final class MlflowForm extends Div {
    private static final long serialVersionUID = 1L;
    private final transient RemoteServers servers;
    private final ProjectId project;
    private final MlflowFields fields;
    private final CheckList found = new CheckList("Trying the server, up to a run that is made and deleted again…");
    private final Button test = new Button("Test connection", click -> tryIt());

    MlflowForm(RemoteServers servers, ProjectId project, @Nullable RemoteServer known, Runnable saved, Runnable stop) {
        this.servers = servers;
        this.project = project;
        this.fields = new MlflowFields(known);
        Button save = new Button(known == null ? "Record there too" : "Save", click -> save(saved));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div bar = new Div(save, test);
        if (known != null) {
            Button away = new Button("Stop recording there", click -> stop.run());
            away.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            bar.add(away);
        }
        bar.addClassName("sl-bar");
        add(new H2("Server"), fields, bar, found);
        addClassNames("sl-card", "sl-stack");
    }

    private void save(Runnable saved) {
        try {
            servers.save(project, fields.typed());
        } catch (InvalidInputException refused) {
            fields.wrong(refused);
            return;
        }
        saved.run();
    }

    /** Tests what stands in the fields and shows what comes of it. */
    void tryIt() {
        UI ui = UI.getCurrent();
        try {
            RemoteServer typed = fields.typed();
            found.clear();
            servers.test(
                    project,
                    typed,
                    check -> {
                        var _ = ui.access(
                                () -> found.tell(Mark.valueOf(check.result().name()), check.what(), check.says()));
                    },
                    () -> {
                        var _ = ui.access(this::tested);
                    });
        } catch (InvalidInputException refused) {
            found.removeAll();
            fields.wrong(refused);
            return;
        }
        test.setEnabled(false);
        test.setText("Testing…");
    }

    private void tested() {
        test.setEnabled(true);
        test.setText("Test connection");
        found.end("");
        found.reveal();
    }
}
