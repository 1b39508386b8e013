package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rail at the left: folded on a narrow screen, and as it was left afterwards. */
class RailIT {
    @Test
    void theRailIsFoldedOnANarrowScreenUntilSomebodyUnfoldsIt() {
        try (Person ann = Place.admin()) {
            ann.open("/p/my-project").sees(".sl-shell:not(.folded)");
            ann.page.setViewportSize(1024, 768);
            ann.open("/p/my-project").sees(".sl-shell.folded");
            ann.page.locator(".sl-fold").click();
            ann.sees(".sl-shell:not(.folded)");
            ann.open("/p/my-project/runs").sees("h1").sees(".sl-shell:not(.folded)");
            assertThat(ann.complaints()).isEmpty();
        }
    }
}
