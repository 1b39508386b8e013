package io.slipway.ui.shell;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.slipway.ui.parts.Icon;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Who is signed in; theme, keys, tokens, sign out. */
final class PersonMenu extends MenuBar {
    private static final Map<String, String> THEMES = new LinkedHashMap<>();

    static {
        THEMES.put("system", "As the system");
        THEMES.put("light", "Light");
        THEMES.put("dark", "Dark");
    }

    private final Map<String, MenuItem> themes = new LinkedHashMap<>();

    PersonMenu(String person, Supplier<String> project, Runnable keys, Runnable signOut) {
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        MenuItem root = addItem(Icon.PERSON.create());
        root.add(person);
        root.getElement().setAttribute("aria-label", "You are " + person + ": theme, keys, tokens, sign out");
        SubMenu menu = root.getSubMenu();
        SubMenu theme = menu.addItem("Theme").getSubMenu();
        THEMES.forEach((choice, word) -> {
            MenuItem item = theme.addItem(word, click -> choose(choice));
            item.setCheckable(true);
            themes.put(choice, item);
        });
        menu.addItem("Keyboard", click -> keys.run());
        menu.addItem("Access tokens", click -> go("p/" + project.get() + "/settings/tokens"));
        menu.addItem("Change password", click -> go("password"));
        menu.addSeparator();
        menu.addItem("Sign out", click -> signOut.run());
        addAttachListener(attach -> mark("window.slipwayTheme()"));
    }

    private void go(String address) {
        getUI().ifPresent(ui -> ui.navigate(address));
    }

    private void choose(String choice) {
        mark("window.slipwayTheme('" + choice + "')");
    }

    private void mark(String expression) {
        getElement()
                .executeJs("return " + expression)
                .then(
                        String.class,
                        chosen -> themes.forEach((choice, item) -> {
                            item.setChecked(choice.equals(chosen));
                        }));
    }
}
