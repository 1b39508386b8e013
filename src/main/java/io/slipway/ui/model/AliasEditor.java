package io.slipway.ui.model;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.tracking.TrackingException;
import io.slipway.ui.parts.Icon;
import java.util.List;

/** The aliases of a version: taken away by their cross, added or moved here from another version by typing them. */
final class AliasEditor extends Div {
    private static final long serialVersionUID = 1L;
    private final TextField field = new TextField();

    /** What a person does with aliases of this version. */
    interface Deeds {
        /** {@link TrackingException} says why not. */
        void point(String alias);

        void takeAway(String alias);
    }

    AliasEditor(List<String> aliases, boolean mayChange, Deeds deeds) {
        addClassName("md-aliases");
        for (String alias : aliases) {
            AliasChip chip = new AliasChip(alias);
            if (mayChange) {
                NativeButton away = new NativeButton();
                away.add(Icon.CROSS.create());
                away.getElement().setAttribute("aria-label", "Take the alias " + alias + " away");
                away.getElement().setAttribute("title", "Take away");
                away.addClickListener(click -> deeds.takeAway(alias));
                chip.add(away);
            }
            add(chip);
        }
        if (mayChange) {
            field.setPlaceholder("Add an alias");
            field.setAriaLabel("Add an alias");
            field.setWidthFull();
            field.addKeyPressListener(Key.ENTER, press -> point(deeds));
            add(field);
        } else if (aliases.isEmpty()) {
            Span none = new Span("None");
            none.addClassName("sl-muted");
            add(none);
        }
    }

    /** Whether something typed would be lost. */
    boolean typing() {
        return !field.getValue().isBlank();
    }

    private void point(Deeds deeds) {
        String alias = field.getValue().strip().replaceFirst("^@", "");
        if (alias.isEmpty()) {
            return;
        }
        try {
            deeds.point(alias);
            field.clear();
        } catch (TrackingException refused) {
            field.setInvalid(true);
            field.setErrorMessage(String.valueOf(refused.getMessage()));
        }
    }
}
