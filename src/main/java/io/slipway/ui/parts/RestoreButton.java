package io.slipway.ui.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** Brings back something that was deleted, which it names to those who don't see it. */
public final class RestoreButton extends Button {
    private static final long serialVersionUID = 1L;

    /** For what is called so. */
    public RestoreButton(String name, Runnable restore) {
        super("Restore", Icon.RETRY.create(), click -> restore.run());
        addThemeVariants(ButtonVariant.LUMO_SMALL);
        setAriaLabel("Restore " + name);
    }
}
