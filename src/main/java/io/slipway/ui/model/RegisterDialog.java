package io.slipway.ui.model;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import io.slipway.ui.parts.ModelAddress;
import io.slipway.ui.parts.Sentence;
import io.slipway.ui.parts.Toast;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes a version of a model: under a name that is typed, or as the next one of a model that is there. What is typed stays until it was accepted. */
public final class RegisterDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private final ComboBox<String> name = new ComboBox<>("Model");
    private final TextField alias = new TextField("Alias");
    private final transient ModelRegistration registration;
    private final ProjectId project;
    private final transient Candidate.What what;
    private final transient List<String> known;
    private transient Set<String> ofOthers = Set.of();

    RegisterDialog(ModelRegistration registration, ProjectId project, Candidate.What what, String title) {
        this.registration = registration;
        this.project = project;
        this.what = what;
        this.known = registration.names(project);
        UI ui = UI.getCurrent();
        registration.ofOthers(project, names -> {
            var _ = ui.access(() -> {
                ofOthers = names;
                say();
            });
        });
        setHeaderTitle("Register " + title);
        setWidth("440px");
        name.setItems(known);
        name.setAllowCustomValue(true);
        name.addCustomValueSetListener(typed -> name.setValue(typed.getDetail().strip()));
        name.addValueChangeListener(change -> say());
        name.setWidthFull();
        name.setHelperText("Choose one for its next version, or type a new name.");
        alias.setWidthFull();
        alias.setPlaceholder("champion");
        alias.setHelperText("Optional: a name that programs load it by. It can be moved to another version later.");
        alias.addKeyPressListener(Key.ENTER, press -> take());
        Button take = new Button("Register", click -> take());
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div body = new Div(name, alias);
        body.addClassName("sl-stack");
        add(body);
        getFooter().add(new Button("Cancel", click -> close()), take);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                name.focus();
            }
        });
    }

    /** For an output of a pipeline's run. */
    public static RegisterDialog ofOutput(
            ModelRegistration registration, ProjectId project, String run, String uri, String title) {
        return new RegisterDialog(registration, project, new Candidate.What.Given(run, uri), title);
    }

    /** For a model that a program logged. */
    public static RegisterDialog ofLogged(ModelRegistration registration, ProjectId project, String id, String title) {
        return new RegisterDialog(registration, project, new Candidate.What.Logged(id), title);
    }

    private void say() {
        String chosen = name.getValue() == null ? "" : name.getValue();
        name.setInvalid(false);
        name.setHelperText(
                chosen.isEmpty()
                        ? "Choose one for its next version, or type a new name."
                        : known.contains(chosen)
                                ? "It becomes the next version of " + chosen + "."
                                : ofOthers.contains(chosen)
                                        ? "A new model here. Others have one of that name on the MLflow server: there it"
                                                + " becomes a version of theirs."
                                        : "A new model: this is its version 1.");
    }

    private void take() {
        String wanted = name.getValue() == null ? "" : name.getValue().strip();
        name.setInvalid(false);
        alias.setInvalid(false);
        if (wanted.isEmpty()) {
            name.setInvalid(true);
            name.setErrorMessage("A name is expected.");
            name.focus();
            return;
        }
        try {
            done(registration.register(project, what, wanted, alias.getValue().strip()));
        } catch (RuntimeException refused) {
            String said = Sentence.of(refused).orElseThrow(() -> refused);
            if (said.toLowerCase(Locale.ROOT).contains("alias")) {
                alias.setInvalid(true);
                alias.setErrorMessage(said);
                alias.focus();
            } else {
                name.setInvalid(true);
                name.setErrorMessage(said);
                name.focus();
            }
        }
    }

    private void done(ModelVersion made) {
        UI ui = UI.getCurrent();
        String address = ModelAddress.of(project, made.model());
        QueryParameters version = QueryParameters.of("version", Long.toString(made.version()));
        close();
        Toast.offer(
                made.model() + ", version " + made.version() + " is registered",
                "Open",
                () -> ui.navigate(address, version));
    }
}
