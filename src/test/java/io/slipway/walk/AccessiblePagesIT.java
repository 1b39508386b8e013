package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

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
                "/p/my-project/models",
                "/p/my-project/settings/members",
                "/p/my-project/settings/tokens",
                "/p/my-project/settings/secrets",
                "/p/my-project/settings/execution",
                "/p/my-project/settings/transfer",
                "/admin/people",
                "/admin/projects",
                "/admin/installation",
                "/nowhere/at/all"
            })
    void axeFindsNothing(String path) {
        try (Person ann = Place.admin()) {
            ann.open(path).sees(".sl-content h1, .sl-content h2");
            assertThat(ann.barriers()).isEmpty();
            ann.page.evaluate("window.slipwayTheme('dark')");
            assertThat(ann.barriers()).isEmpty();
        }
    }
}
