package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;

/** Two on one pipeline; somebody who may only look; somebody who is no member. */
class SeveralPeopleIT {
    @Test
    void oneSeesWhatTheOtherDrawsWithoutReload() {
        try (Person bob = Place.newcomer("bob", "Editor");
                Person admin = Place.admin()) {
            String address = admin.newPipeline("Together");
            bob.open(address).sees(".pe-palette").sees(".pe-canvas:focus");
            admin.addStep("Make data");
            bob.sees(".react-flow__node:has-text('Make data')").addStep("Report");
            admin.sees(".react-flow__node:has-text('Report')").sees(".react-flow__node:has-text('Make data')");
            assertThat(admin.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void aViewerChangesNothingInThePageNorBelowIt() {
        try (Person eve = Place.newcomer("eve", "Viewer");
                Person admin = Place.admin()) {
            String address = admin.newPipeline("Only to look at");
            admin.addStep("Make data");
            eve.open(address).sees(".react-flow__node:has-text('Make data')");
            assertThat(eve.page.locator("button:has-text('Save version')").count())
                    .isZero();
            assertThat(eve.page.locator(".pe-palette").count()).isZero();
            assertThat(saveVersion(eve, address).status()).isEqualTo(403);
            assertThat(saveVersion(admin, address).status()).isEqualTo(200);
        }
    }

    @Test
    void aPipelineThatSomebodyDeletesAndBringsBackIsThereAgainWithoutReload() {
        try (Person gus = Place.newcomer("gus", "Editor");
                Person admin = Place.admin()) {
            String address = admin.newPipeline("Now you see me");
            gus.open(address).sees(".pe-palette");
            admin.addStep("Make data");
            gus.sees(".react-flow__node:has-text('Make data')");
            admin.open("/p/my-project/pipelines?q=Now").sees("text=Now you see me");
            admin.page.locator("vaadin-grid [aria-haspopup=menu]").first().click();
            admin.page
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Delete"))
                    .click();
            gus.sees("h2:has-text('There is no such pipeline here')").sees("a:has-text('All pipelines')");
            admin.page.locator("vaadin-button:has-text('Undo')").first().click();
            gus.sees(".react-flow__node:has-text('Make data')").addStep("Report");
            assertThat(gus.complaints()).isEmpty();
        }
    }

    @Test
    void whoMayDoMoreFromNowOnSeesItOnThePageThatIsOpen() {
        try (Person tom = Place.newcomer("tom", null);
                Person admin = Place.admin()) {
            String address = admin.newPipeline("For Tom too");
            tom.open("/").sees("text=You are in no project yet");
            Place.becomes(admin, "tom", "Viewer");
            tom.sees("h1:has-text('My project')").open(address).sees("text=You may look, not change");
            admin.page.getByLabel("Role of tom").first().click();
            admin.page
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Editor"))
                    .click();
            tom.sees("button:has-text('Save version')").sees(".pe-palette");
            assertThat(tom.complaints()).isEmpty();
        }
    }

    @Test
    void aStrangerGetsTheSameAnswerAsForAnAddressThatDoesNotExist() {
        try (Person sam = Place.newcomer("sam", null);
                Person admin = Place.admin()) {
            String address = admin.newPipeline("Not for strangers");
            APIResponse there = sam.page.request().get(Place.SERVER.url(below(address)));
            APIResponse nowhere = sam.page.request().get(Place.SERVER.url("/app/my-project/pipelines/nowhere"));
            assertThat(there.status()).isEqualTo(404);
            assertThat(there.text()).isEqualTo(nowhere.text());
            sam.open("/p/my-project").sees("text=There is nothing at this address");
            sam.open(address).sees("text=There is nothing at this address");
            sam.open("/p/nowhere").sees("text=There is nothing at this address");
        }
    }

    private static String below(String address) {
        return "/app" + address.substring("/p".length());
    }

    private static APIResponse saveVersion(Person person, String address) {
        String token = person.page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .value;
        RequestOptions options = RequestOptions.create()
                .setHeader("X-XSRF-TOKEN", token)
                .setHeader("Content-Type", "application/json")
                .setData("{\"message\":\"mine\"}");
        return person.page.request().post(Place.SERVER.url(below(address) + "/versions"), options);
    }
}
