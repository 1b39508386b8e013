package io.slipway.ui.settings;

import com.vaadin.flow.component.select.Select;
import io.slipway.project.Role;

/** Picks a role; each says what it may. */
final class RoleSelect extends Select<Role> {
    RoleSelect(Role chosen, String ariaLabel) {
        setItems(Role.values());
        setItemLabelGenerator(RoleSelect::word);
        setValue(chosen);
        setAriaLabel(ariaLabel);
        setWidth("120px");
    }

    static String word(Role role) {
        return switch (role) {
            case OWNER -> "Owner";
            case EDITOR -> "Editor";
            case VIEWER -> "Viewer";
        };
    }
}
