package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;

/** Two on one pipeline; somebody who may only look; somebody who is no member. */
class SeveralPeopleIT {
    @Test
    void oneSeesWhatTheOtherDrawsWithoutReload() {
        try (Person bob = Place.newcomer("bob");
                Person admin = Place.admin()) {
            Place.join("bob", "Editor");
            String address = newPipeline(admin, "Together");
            bob.open(address).sees(".pe-canvas");
            admin.page.locator(".pe-canvas").focus();
            admin.page.keyboard().press("n");
            admin.page.keyboard().type("Make data");
            admin.page.keyboard().press("Enter");
            bob.sees(".react-flow__node:has-text('Make data')");
            bob.page.locator(".pe-canvas").focus();
            bob.page.keyboard().press("n");
            bob.page.keyboard().type("Report");
            bob.page.keyboard().press("Enter");
            admin.sees(".react-flow__node:has-text('Report')");
        }
    }

    @Test
    void aViewerChangesNothingInThePageNorBelowIt() {
        try (Person eve = Place.newcomer("eve");
                Person admin = Place.admin()) {
            Place.join("eve", "Viewer");
            String address = newPipeline(admin, "Only to look at");
            eve.open(address).sees(".pe-canvas");
            assertThat(eve.page.locator("button:has-text('Save version')").count())
                    .isZero();
            assertThat(post(eve, "/app" + address.substring(2) + "/versions").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aStrangerGetsTheSameAnswerAsForAnAddressThatDoesNotExist() {
        try (Person sam = Place.newcomer("sam");
                Person admin = Place.admin()) {
            String address = newPipeline(admin, "Not for strangers");
            APIResponse there = sam.page.request().get(Place.SERVER.url("/app" + address.substring(2)));
            APIResponse nowhere = sam.page.request().get(Place.SERVER.url("/app/nowhere/pipelines/x"));
            assertThat(there.status()).isEqualTo(404);
            assertThat(nowhere.status()).isEqualTo(404);
            sam.open("/p/my-project").sees("text=There is nothing at this address");
        }
    }

    private static APIResponse post(Person person, String path) {
        String token = person.page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .value;
        return person.page
                .request()
                .post(
                        Place.SERVER.url(path),
                        RequestOptions.create()
                                .setHeader("X-XSRF-TOKEN", token)
                                .setHeader("Content-Type", "application/json")
                                .setData("{\"message\":\"mine\"}"));
    }

    private static String newPipeline(Person person, String name) {
        person.open("/p/my-project/pipelines").sees("h1");
        person.page.locator("vaadin-button:has-text('New pipeline')").first().click();
        person.sees("vaadin-dialog-overlay, vaadin-dialog");
        person.page.keyboard().type(name);
        person.page.keyboard().press("Enter");
        person.sees(".pe-canvas");
        return person.page.url().replaceFirst("^https?://[^/]+", "");
    }
}
