package io.slipway.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.slipway.project.Access;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectSecret;
import io.slipway.project.ProjectSecrets;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.parts.When;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The project's secrets: every member sees their names, an owner sets, replaces and deletes them, nobody reads them. */
@Route(value = "p/:project/settings/secrets", layout = MainLayout.class)
@PermitAll
final class SecretsView extends SettingsPage {
    private final transient ProjectSecrets secrets;

    SecretsView(Access access, ProjectSecrets secrets) {
        super(access, "Secrets");
        this.secrets = secrets;
    }

    @Override
    void fill() {
        add(new Paragraph(
                "Values that steps need and nobody should read, such as tokens and passwords. A step is given "
                        + "one as a variable or as a file: choose that on the step's Run tab in the editor. Values are kept "
                        + "encrypted, are never shown again, and appear in logs as ***."));
        SecretForm form = new SecretForm(this::set);
        if (mayManage()) {
            add(form);
        }
        List<ProjectSecret> all = secrets.list(project());
        if (all.isEmpty()) {
            add(Notice.empty(
                    Icon.KEY,
                    "This project has no secrets",
                    mayManage() ? "Name one and give its value above." : "An owner of the project sets them."));
            return;
        }
        PlainTable table = mayManage()
                ? new PlainTable("Secrets", "Name", "Value set", "By", "")
                : new PlainTable("Secrets", "Name", "Value set", "By");
        for (ProjectSecret secret : all) {
            Span name = new Span(secret.name());
            name.addClassName("sl-mono");
            if (mayManage()) {
                table.row(name, new When(secret.changed()), new Span(secret.changedBy()), actions(secret, form));
            } else {
                table.row(name, new When(secret.changed()), new Span(secret.changedBy()));
            }
        }
        Div card = new Div(table);
        card.addClassName("sl-card");
        add(card);
    }

    private void set(String name, String value) {
        boolean replaced = secrets.set(project(), name, value);
        String said = name.strip();
        show();
        if (replaced) {
            Toast.show(said + " has another value now");
        } else {
            Toast.undo(said + " is set", () -> delete(said));
        }
    }

    private Component actions(ProjectSecret secret, SecretForm form) {
        Button replace = new Button("Replace", click -> form.replace(secret.name()));
        replace.setAriaLabel("Replace the value of " + secret.name());
        Button delete = new Button("Delete", click -> delete(secret.name()));
        delete.setAriaLabel("Delete " + secret.name());
        for (Button button : List.of(replace, delete)) {
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        }
        Div both = new Div(replace, delete);
        both.addClassName("sl-bar");
        return both;
    }

    private void delete(String name) {
        try {
            secrets.delete(project(), name);
            Toast.undo("Steps find " + name + " no more", () -> restore(name));
        } catch (NotFoundException gone) {
            Toast.problem(String.valueOf(gone.getMessage()));
        }
        show();
    }

    private void restore(String name) {
        try {
            secrets.restore(project(), name);
        } catch (NotFoundException gone) {
            Toast.problem(String.valueOf(gone.getMessage()));
        }
        show();
    }
}
