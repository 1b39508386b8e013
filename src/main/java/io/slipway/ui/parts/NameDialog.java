package io.slipway.ui.parts;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/** Asks for one name; Enter takes it. What is typed stays until it was accepted. */
public final class NameDialog extends Dialog {
    private final TextField field = new TextField("Name");
    private final Consumer<String> accept;

    /** {@code accept} may throw: its message is then shown beside the field. */
    public NameDialog(String title, String name, String action, Consumer<String> accept) {
        this.accept = accept;
        setHeaderTitle(title);
        setWidth("420px");
        field.setValue(name);
        field.setWidthFull();
        field.setAutoselect(true);
        field.setAutofocus(true);
        field.addKeyPressListener(Key.ENTER, press -> take());
        Button take = new Button(action, click -> take());
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(field);
        getFooter().add(new Button("Cancel", click -> close()), take);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                field.focus();
            }
        });
    }

    private void take() {
        String name = field.getValue().strip();
        if (name.isEmpty()) {
            wrong("A name is expected.");
            return;
        }
        try {
            accept.accept(name);
            close();
        } catch (RuntimeException refused) {
            wrong(String.valueOf(refused.getMessage()));
        }
    }

    private void wrong(String sentence) {
        field.setInvalid(true);
        field.setErrorMessage(sentence);
        field.focus();
    }
}
