package io.slipway.ui.settings;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.project.InvalidInputException;
import io.slipway.ui.parts.Icon;

/** Takes the name and the value of a secret. What is typed stays until it was accepted. */
final class SecretForm extends Div {
    private final TextField name = new TextField("Name");
    private final PasswordField line = new PasswordField("Value");
    private final TextArea lines = new TextArea("Value");
    private final Checkbox several = new Checkbox("Several lines");
    private final transient Taker taker;

    /** May throw {@link InvalidInputException}: its sentence is then shown beside the field. */
    interface Taker {
        void take(String name, String value);
    }

    SecretForm(Taker taker) {
        this.taker = taker;
        name.setPlaceholder("HF_TOKEN");
        name.addClassName("sl-wide");
        line.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.NEW_PASSWORD);
        line.addClassName("sl-wide");
        lines.addClassName("sl-wide");
        lines.setMinRows(4);
        lines.setMaxRows(12);
        lines.setVisible(false);
        several.addValueChangeListener(change -> {
            boolean many = change.getValue();
            line.setVisible(!many);
            lines.setVisible(many);
            if (many) {
                lines.setValue(line.getValue());
                lines.focus();
            } else {
                line.setValue(lines.getValue().contains("\n") ? "" : lines.getValue());
                line.focus();
            }
        });
        line.addKeyPressListener(Key.ENTER, press -> take());
        Button set = new Button("Set", Icon.PLUS.create(), click -> take());
        set.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(name, line, lines, several, set);
        addClassNames("sl-card", "sl-form");
    }

    /** Another value for one that is there. */
    void replace(String known) {
        name.setValue(known);
        (several.getValue() ? lines : line).focus();
    }

    private void take() {
        name.setInvalid(false);
        line.setInvalid(false);
        lines.setInvalid(false);
        try {
            taker.take(name.getValue(), several.getValue() ? lines.getValue() : line.getValue());
        } catch (InvalidInputException refused) {
            if (refused.field().equals("name")) {
                name.setInvalid(true);
                name.setErrorMessage(refused.sentence());
                name.focus();
            } else if (several.getValue()) {
                lines.setInvalid(true);
                lines.setErrorMessage(refused.sentence());
                lines.focus();
            } else {
                line.setInvalid(true);
                line.setErrorMessage(refused.sentence());
                line.focus();
            }
        }
    }
}
