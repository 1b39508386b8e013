package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The project's MLflow server on its page, while none answers. */
class SettingsIT extends AdminsWalk {
    private void press(String name) {
        ann.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    @Test
    void anAddressIsKeptThoughNobodyAnswersThereAndTriedAtOnce() {
        String address = "http://127.0.0.1:" + RunningServer.freePort();
        ann.open("/p/my-project/settings/mlflow").sees("h2:has-text('Server')");
        ann.page.getByLabel("Address").fill(address);
        press("Record there too");
        Locator bad = ann.page.locator(".sl-checks li[data-result=bad]");
        assertThat(bad).containsText("Check the address");
        assertThat(bad).isInViewport();
        assertThat(ann.barriers()).isEmpty();
        ann.page.reload();
        assertThat(ann.page.getByLabel("Address")).hasValue(address);
        press("Save");
        assertThat(bad).containsText("Check the address");
        press("Stop recording there");
        ann.sees("vaadin-button:has-text('Record there too')");
    }
}
