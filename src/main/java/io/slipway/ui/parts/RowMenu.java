package io.slipway.ui.parts;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;

/** The three dots at the end of a row. A menu bar would fold its only button away where a column is narrow. */
public final class RowMenu extends Composite<Button> {
    private static final long serialVersionUID = 1L;
    private final ContextMenu menu;

    /** {@code what} the row is, for who cannot see it. */
    public RowMenu(String what) {
        Button button = getContent();
        button.setIcon(Icon.MORE.create());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
        button.setAriaLabel("What to do with " + what);
        button.getElement().setAttribute("aria-haspopup", "menu");
        menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
    }

    public RowMenu with(String word, Runnable deed) {
        menu.addItem(word, click -> deed.run());
        return this;
    }
}
