package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, people, members and tokens, as a person does it in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeoplePagesIT {
    private static final List<String> PAGES = List.of(
            "/login",
            "/password",
            "/p/my-project/settings/members",
            "/p/my-project/settings/tokens",
            "/p/my-project/settings/secrets",
            "/p/my-project/settings/execution",
            "/admin/people",
            "/admin/projects",
            "/admin/installation",
            "/admin/audit",
            "/p/nowhere");
    private Chromium chromium;
    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        chromium = new Chromium();
        server = new RunningServer(folder.resolve("home"), Map.of());
    }

    @AfterAll
    void stop() {
        server.close();
        chromium.close();
    }

    @Test
    void aWrongPasswordIsSaidAndTheNameStays() {
        try (Person somebody = new Person(chromium.browser, server)) {
            somebody.open("/login");
            somebody.page.fill("input[name=username]", "admin");
            somebody.page.fill("input[name=password]", "wrong");
            somebody.page.keyboard().press("Enter");
            assertThat(somebody.page.getByRole(AriaRole.ALERT))
                    .hasText(Pattern.compile("do not belong together.*\\.$"));
            assertThat(somebody.page.locator("input[name=username]")).hasValue("admin");
            assertThat(somebody.page.locator("input[name=password]")).isFocused();
        }
    }

    @Test
    void aNewPersonChoosesAPasswordAndSeesOnlyWhatTheirRoleAllows() {
        try (Person admin = new Person(chromium.browser, server);
                Person ann = new Person(chromium.browser, server)) {
            admin.signIn("admin", RunningServer.ADMIN_PASSWORD);
            String password = create(admin, "ann");
            ann.signIn("ann", password);
            assertThat(ann.page).hasURL(server.url("/password"));
            ann.page.fill("input[name=old]", password);
            ann.page.fill("input[name=replacement]", "a password of my own");
            ann.page.fill("input[name=again]", "a password of my own");
            ann.page.keyboard().press("Enter");
            assertThat(ann.page.getByText("You are in no project yet")).isVisible();
            ann.open("/p/my-project/settings/members");
            assertThat(ann.page.getByText("There is nothing at this address")).isVisible();

            admin.open("/p/my-project/settings/members");
            admin.page.getByLabel("Name").fill("ann");
            admin.page.getByLabel("Name").press("Enter");
            assertThat(admin.page.getByText("ann is Editor now")).isVisible();
            ann.open("/p/my-project/settings/members");
            assertThat(ann.page.getByRole(
                            AriaRole.CELL,
                            new Page.GetByRoleOptions().setName("ann").setExact(true)))
                    .isVisible();
            assertThat(ann.page.getByText("Remove")).hasCount(0);
            ann.open("/admin/people");
            assertThat(ann.page.getByText("This page is for admins")).isVisible();

            admin.page.getByLabel("Remove ann").click();
            assertThat(admin.page.getByText("ann is no member any more")).isVisible();
            ann.open("/p/my-project/settings/members");
            assertThat(ann.page.getByText("There is nothing at this address")).isVisible();
            admin.page.getByText("Undo").last().click();
            assertThat(admin.page.getByLabel("Remove ann")).isVisible();
        }
    }

    @Test
    void aTokenIsShownOnceAndRevoked() {
        try (Person admin = new Person(chromium.browser, server)) {
            admin.signIn("admin", RunningServer.ADMIN_PASSWORD);
            admin.open("/p/my-project/settings/tokens");
            admin.page.getByLabel("What it is for").fill("my notebook");
            admin.page.getByLabel("What it is for").press("Enter");
            assertThat(admin.page.locator(".sl-once input")).hasValue(Pattern.compile("slp_[0-9a-f]{64}"));
            admin.open("/p/my-project/settings/tokens");
            assertThat(admin.page.getByText("my notebook")).isVisible();
            assertThat(admin.page.locator(".sl-once")).hasCount(0);
            admin.page.getByLabel("Revoke the token for my notebook").click();
            assertThat(admin.page.getByText("You have no tokens in this project"))
                    .isVisible();
        }
    }

    @Test
    void aPathThatIsNoPythonIsRefusedAndStays() {
        try (Person admin = new Person(chromium.browser, server)) {
            admin.signIn("admin", RunningServer.ADMIN_PASSWORD);
            admin.open("/p/my-project/settings/execution");
            admin.page.getByText("A Python that is on the server already").click();
            var path = admin.page.getByLabel("Interpreter, or the folder");
            path.fill("/nowhere/python");
            admin.page.getByText("Check and save").click();
            assertThat(admin.page.getByText("There is nothing at /nowhere/python"))
                    .isVisible();
            assertThat(path).hasValue("/nowhere/python");
        }
    }

    @Test
    void everyPageIsAccessibleAndQuietLightAndDark() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var options =
                    new Browser.NewContextOptions().setViewportSize(1024, 800).setColorScheme(scheme);
            try (Person admin = new Person(chromium.browser, server, options)) {
                admin.signIn("admin", RunningServer.ADMIN_PASSWORD);
                for (String address : PAGES) {
                    admin.open(address);
                    assertThat(admin.page.locator("h1, h2").first()).isVisible();
                    var found = new AxeBuilder(admin.page).analyze();
                    assertThat(found.getViolations()).as(scheme + " " + address).isEmpty();
                    assertThat(admin.complaints()).as(address).isEmpty();
                }
            }
        }
    }

    private static String create(Person admin, String name) {
        admin.open("/admin/people");
        admin.page.getByLabel("Name").fill(name);
        admin.page.getByLabel("Name").press("Enter");
        return admin.page.locator(".sl-once input").inputValue();
    }
}
