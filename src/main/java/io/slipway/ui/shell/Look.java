package io.slipway.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** The frame of every page in the browser: theme, styles, push. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles/slipway.css")
@StyleSheet("styles/pages.css")
@StyleSheet("styles/settings.css")
@StyleSheet("styles/experiments.css")
@StyleSheet("styles/models.css")
public final class Look implements AppShellConfigurator {
    /** Runs before the first paint, so that nobody who chose dark sees a white flash. */
    private static final String THEME = """
            window.slipwayTheme = choice => {
              try {
                if (choice) localStorage.setItem('slipway.theme', choice);
                choice = choice || localStorage.getItem('slipway.theme');
              } catch (e) { /* storage is off: the system's choice */ }
              choice = choice || 'system';
              document.documentElement.style.colorScheme = choice === 'system' ? 'light dark' : choice;
              window.dispatchEvent(new CustomEvent('slipway-theme'));
              return choice;
            };
            window.slipwayTheme();""";

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Slipway");
        settings.addInlineWithContents(THEME, Inline.Wrapping.JAVASCRIPT);
        settings.addFavIcon("icon", "styles/slipway.svg", "any");
    }
}
