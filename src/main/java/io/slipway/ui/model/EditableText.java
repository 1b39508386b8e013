package io.slipway.ui.model;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Sentence;
import java.util.function.Consumer;

/** A description, Markdown as everywhere in MLflow, that is edited where it stands: Ctrl Enter keeps it, Escape leaves it as it was. */
final class EditableText extends Div {
    private static final long serialVersionUID = 1L;
    private final String what;
    private final boolean mayEdit;
    private final transient Consumer<String> save;
    private String text;
    private boolean editing;

    /** @param what it describes, for who can't see where it stands */
    EditableText(String what, String text, boolean mayEdit, Consumer<String> save) {
        this.what = what;
        this.text = text;
        this.mayEdit = mayEdit;
        this.save = save;
        addClassName("md-said");
        show();
    }

    /** Whether something typed would be lost. */
    boolean editing() {
        return editing;
    }

    private void show() {
        editing = false;
        removeAll();
        if (text.isBlank()) {
            Paragraph none = new Paragraph("No description");
            none.addClassName("sl-muted");
            add(none);
        } else {
            add(new Markdown(text));
        }
        if (mayEdit) {
            Button edit = new Button(Icon.EDIT.create(), click -> edit());
            edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
            edit.setAriaLabel("Edit the description of " + what);
            edit.getElement().setAttribute("title", "Edit");
            add(edit);
        }
    }

    private void edit() {
        editing = true;
        removeAll();
        TextArea area = new TextArea();
        area.setAriaLabel("Description of " + what);
        area.setValue(text);
        // Else the keys would keep what stood there before.
        area.setValueChangeMode(ValueChangeMode.EAGER);
        area.setMinRows(2);
        area.setMaxRows(12);
        Button keep = new Button("Save", click -> keep(area));
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        keep.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(area);
        Button leave = new Button("Cancel", click -> show());
        leave.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        leave.addClickShortcut(Key.ESCAPE).listenOn(area);
        add(area, keep, leave);
        area.focus();
    }

    private void keep(TextArea area) {
        String wanted = area.getValue().strip();
        try {
            save.accept(wanted);
            text = wanted;
            show();
        } catch (RuntimeException refused) {
            area.setInvalid(true);
            area.setErrorMessage(Sentence.of(refused).orElseThrow(() -> refused));
        }
    }
}
