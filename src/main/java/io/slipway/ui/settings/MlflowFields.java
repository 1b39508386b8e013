package io.slipway.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import io.slipway.project.InvalidInputException;
import io.slipway.tracking.remote.RemoteServer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a team's MLflow server. A secret that is kept is never shown; left empty, it stays. */
final class MlflowFields extends Div {
    private static final long serialVersionUID = 1L;
    private static final String TOKEN = "A token, or nothing";
    private static final String PASSWORD = "User and password";
    private final TextField address = new TextField("Address");
    private final TextField prefix = new TextField("Experiments there begin with");
    private final TextField workspace = new TextField("Workspace");
    private final RadioButtonGroup<String> way = new RadioButtonGroup<>("Signs in with", TOKEN, PASSWORD);
    private final TextField user = new TextField("User");
    private final PasswordField secret = new PasswordField("Token");

    MlflowFields(@Nullable RemoteServer known) {
        this(known, true);
    }

    /** @param prefixed whether experiments may be named otherwise there */
    MlflowFields(@Nullable RemoteServer known, boolean prefixed) {
        addClassName("sl-stack");
        address.setPlaceholder("https://mlflow.example.org");
        address.setHelperText("As in the browser");
        prefix.setPlaceholder("my-team/");
        prefix.setHelperText("So that experiments of several projects do not mix; may be empty");
        workspace.setHelperText("Only for servers that have workspaces");
        user.setAutocomplete(Autocomplete.OFF);
        secret.setAutocomplete(Autocomplete.NEW_PASSWORD);
        way.addValueChangeListener(change -> reveal());
        way.setValue(known == null || known.user().isEmpty() ? TOKEN : PASSWORD);
        if (known != null) {
            address.setValue(known.address());
            prefix.setValue(prefixed ? known.prefix() : "");
            workspace.setValue(known.workspace());
            user.setValue(known.user());
            secret.setPlaceholder("unchanged if left empty");
        }
        List.of(address, prefix, workspace, user).forEach(TextField::setWidthFull);
        secret.setWidthFull();
        prefix.setVisible(prefixed);
        add(address, prefix, way, user, secret, workspace);
        reveal();
    }

    private void reveal() {
        boolean password = PASSWORD.equals(way.getValue());
        user.setVisible(password);
        secret.setLabel(password ? "Password" : "Token");
    }

    RemoteServer typed() {
        fields().forEach(field -> field.setInvalid(false));
        boolean password = PASSWORD.equals(way.getValue());
        if (password && user.getValue().isBlank()) {
            throw new InvalidInputException("user", "Give the user's name, or choose a token above");
        }
        return new RemoteServer(
                address.getValue(),
                prefix.getValue(),
                workspace.getValue(),
                password ? user.getValue() : "",
                secret.getValue());
    }

    private List<TextFieldBase<?, String>> fields() {
        return List.of(address, prefix, workspace, user, secret);
    }

    void wrong(InvalidInputException refused) {
        TextFieldBase<?, String> field = switch (refused.field()) {
            case "prefix" -> prefix;
            case "workspace" -> workspace;
            case "user" -> user;
            case "secret" -> secret;
            default -> address;
        };
        field.setInvalid(true);
        field.setErrorMessage(refused.sentence());
        field.focus();
    }
}
