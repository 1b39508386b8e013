package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe finds nothing on any page, in light and in dark. */
class AccessiblePagesIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/p/my-project",
                "/p/my-project/pipelines",
                "/p/my-project/runs",
                "/p/my-project/experiments",
                "/p/my-project/settings/members",
                "/p/my-project/settings/tokens",
                "/p/my-project/settings/execution",
                "/admin/people",
                "/admin/projects",
                "/admin/installation",
                "/nowhere/at/all"
            })
    void axeFindsNothing(String path) {
        try (Person ann = Place.admin()) {
            ann.open(path).sees(".sl-content h1, .sl-content h2");
            assertThat(violations(ann)).isEmpty();
            ann.page.evaluate("window.slipwayTheme('dark')");
            assertThat(violations(ann)).isEmpty();
        }
    }

    private static List<String> violations(Person person) {
        // Vaadin's own sign of a lost connection stands outside of every landmark.
        return new AxeBuilder(person.page)
                .exclude("vaadin-connection-indicator").analyze().getViolations().stream()
                        .map(AccessiblePagesIT::words)
                        .toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }
}
