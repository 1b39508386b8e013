package io.slipway.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import io.slipway.project.Access;
import io.slipway.project.Installation;
import io.slipway.project.InvalidInputException;
import io.slipway.project.ProjectSettings;
import io.slipway.project.Projects;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.PermitAll;

/** How steps of this project run: whether results are reused, and with which Python. */
@Route(value = "p/:project/settings/execution", layout = MainLayout.class)
@PermitAll
final class ExecutionView extends SettingsPage {
    private static final String PREPARED = "Environments that Slipway prepares from each step's packages";
    private static final String OWN = "A Python that is on the server already";
    private final transient Projects projects;
    private final transient Installation installation;

    ExecutionView(Access access, Projects projects, Installation installation) {
        super(access, "Execution");
        this.projects = projects;
        this.installation = installation;
    }

    @Override
    void fill() {
        installation.whyNotLocal().ifPresent(why -> add(Notice.problem(why)));
        ProjectSettings settings = projects.settings(project());
        add(cache(settings), python(settings));
    }

    private Component cache(ProjectSettings settings) {
        Checkbox cache = new Checkbox("Reuse results of earlier runs", settings.cache());
        cache.setEnabled(mayManage());
        cache.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                save(
                        new ProjectSettings(
                                change.getValue(), projects.settings(project()).interpreter()),
                        change.getValue() ? "Results are reused from now on" : "Every step runs from now on");
            }
        });
        return card(
                "Cache",
                "A step whose component, parameters, inputs and environment are those of an earlier run is not run "
                        + "again. A step or a run can be set to run anyway.",
                cache);
    }

    private Component python(ProjectSettings settings) {
        RadioButtonGroup<String> which = new RadioButtonGroup<>("Steps run in", PREPARED, OWN);
        which.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        TextField path = new TextField("Interpreter, or the folder of a venv or conda environment");
        path.setPlaceholder("/opt/conda/envs/gpu");
        path.setWidthFull();
        Button take = new Button("Check and save", click -> take(path));
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div deeds = new Div(take);
        deeds.addClassName("sl-bar");
        Div own = new Div(path, deeds);
        own.addClassName("sl-stack");
        which.setValue(settings.interpreter() == null ? PREPARED : OWN);
        path.setValue(settings.interpreter() == null ? "" : settings.interpreter());
        own.setVisible(settings.interpreter() != null);
        which.setEnabled(mayManage());
        path.setReadOnly(!mayManage());
        take.setVisible(mayManage());
        which.addValueChangeListener(change -> {
            boolean wanted = OWN.equals(change.getValue());
            own.setVisible(wanted);
            if (wanted) {
                path.focus();
            } else if (projects.settings(project()).interpreter() != null) {
                save(
                        new ProjectSettings(projects.settings(project()).cache(), null),
                        "Steps run in prepared environments from now on");
            }
        });
        return card(
                "Python",
                "With a Python of its own, the project's steps find the packages that are installed there, for instance "
                        + "for a GPU; Slipway then installs nothing.",
                which,
                own);
    }

    private void take(TextField path) {
        try {
            PythonCheck.Found found = PythonCheck.of(path.getValue(), installation.whyNotLocal());
            path.setInvalid(false);
            save(
                    new ProjectSettings(projects.settings(project()).cache(), found.path()),
                    "Steps run with Python " + found.version() + " of " + found.path() + " from now on");
        } catch (InvalidInputException refused) {
            path.setInvalid(true);
            path.setErrorMessage(refused.sentence());
            path.focus();
        }
    }

    private void save(ProjectSettings wanted, String said) {
        ProjectSettings before = projects.settings(project());
        projects.change(project(), wanted);
        Toast.undo(said, () -> {
            projects.change(project(), before);
            show();
        });
        show();
    }

    private static Div card(String title, String text, Component... parts) {
        Paragraph words = new Paragraph(text);
        words.addClassName("sl-muted");
        Div card = new Div(new H2(title), words);
        card.addClassNames("sl-card", "sl-stack");
        card.add(parts);
        return card;
    }
}
