package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The links that MLflow's clients print, followed by a member, by a stranger and by somebody who is not signed in. */
class MlflowLinksIT {
    private static final String NOWHERE = "text=There is nothing at this address";
    private static String experiment;
    private static String run;

    @BeforeAll
    static void log() {
        try (Person admin = Place.admin()) {
            Notebook notebook = Notebook.of(admin, Place.SERVER, "my-project");
            experiment = notebook.experiment("printed links");
            run = notebook.run(experiment, "printed", 0.1, 0.9);
        }
    }

    private static boolean isAtTheRun(String url) {
        return url.endsWith("/p/my-project/experiments/" + experiment + "/runs/" + run);
    }

    @Test
    void aMemberIsLedToThePageOfWhatWasLogged() {
        try (Person admin = Place.admin()) {
            admin.open("/mlflow/#/experiments/" + experiment + "/runs/" + run)
                    .page
                    .waitForURL(MlflowLinksIT::isAtTheRun);
            admin.sees("h1:has-text('printed')");
            admin.open("/mlflow/#/experiments/" + experiment)
                    .page
                    .waitForURL(url -> url.endsWith("/p/my-project/experiments/" + experiment));
            admin.sees("h1:has-text('printed links')");
            String ran = runOf(admin);
            admin.open("/go/runs/" + ran).page.waitForURL(url -> url.endsWith("/p/my-project/runs/" + ran));
            assertThat(admin.complaints()).isEmpty();
        }
    }

    private static String runOf(Person admin) {
        admin.newPipeline("Printed");
        admin.writeStep("Say", "def say():\n    print('said')\n");
        String page = admin.run();
        admin.runIs("Succeeded");
        return page.substring(page.lastIndexOf('/') + 1);
    }

    @Test
    void aStrangerGetsTheSameAnswerAsForAnIdThatDoesNotExist() {
        try (Person sid = Place.newcomer("sid", null)) {
            for (String kind : new String[] {"runs/" + run, "experiments/" + experiment}) {
                String unknown = kind.replaceAll("/.*", "/0123456789abcdef");
                APIResponse there = sid.page.request().get(Place.SERVER.url("/go/" + kind));
                APIResponse nowhere = sid.page.request().get(Place.SERVER.url("/go/" + unknown));
                assertThat(there.status()).isEqualTo(nowhere.status());
                sid.open("/go/" + kind).sees(NOWHERE);
                String said = sid.page.locator("main, .sl-notice").first().innerText();
                String at = sid.page.url().replace(kind, "ID");
                sid.open("/go/" + unknown).sees(NOWHERE);
                assertThat(sid.page.locator("main, .sl-notice").first().innerText())
                        .isEqualTo(said);
                assertThat(sid.page.url().replace(unknown, "ID")).isEqualTo(at);
            }
        }
    }

    @Test
    void whoIsNotSignedInSignsInAndArrivesAllTheSame() {
        try (Person admin = Place.somebody()) {
            String known = signIn(admin, "/go/runs/" + run);
            assertThat(signIn(admin, "/go/runs/none")).isEqualTo(known).endsWith("/login");
            admin.open("/mlflow/#/experiments/" + experiment + "/runs/" + run).sees("input[name=username]");
            admin.page.fill("input[name=username]", "admin");
            admin.page.fill("input[name=password]", RunningServer.ADMIN_PASSWORD);
            admin.page.keyboard().press("Enter");
            admin.page.waitForURL(MlflowLinksIT::isAtTheRun);
            admin.sees("h1:has-text('printed')");
            admin.page.reload();
            admin.sees("h1:has-text('printed')");
            assertThat(isAtTheRun(admin.page.url())).isTrue();
            assertThat(admin.complaints()).isEmpty();
        }
    }

    /** Where nobody is sent from there. */
    private static String signIn(Person nobody, String address) {
        APIResponse answer = nobody.page
                .request()
                .get(Place.SERVER.url(address), RequestOptions.create().setMaxRedirects(0));
        return answer.status() + " " + answer.headers().get("location");
    }
}
