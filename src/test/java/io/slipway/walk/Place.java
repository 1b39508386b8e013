package io.slipway.walk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One server and one browser for all walks of this JVM; gone with it. */
final class Place {
    static final RunningServer SERVER = start();
    static final Chromium CHROMIUM = new Chromium();

    private Place() {}

    private static RunningServer start() {
        try {
            RunningServer server = new RunningServer(
                    Files.createTempDirectory("slipway-walk").resolve("home"),
                    Map.of("SLIPWAY_SYSTEM_METRICS_INTERVAL", "1s"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody new in front of a browser of their own. */
    static Person somebody() {
        return new Person(CHROMIUM.browser, SERVER);
    }

    static Person admin() {
        return somebody().signIn("admin", RunningServer.ADMIN_PASSWORD);
    }

    /** An admin makes somebody who has an account one of Owner, Editor, Viewer of the first project. */
    static void becomes(Person admin, String name, String role) {
        admin.open("/p/my-project/settings/members");
        admin.page.getByLabel("Name").fill(name);
        admin.page
                .getByLabel("Role", new Page.GetByLabelOptions().setExact(true))
                .first()
                .click();
        admin.page
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(role))
                .click();
        admin.page.getByLabel("Name").press("Enter");
        admin.sees("text=" + name + " is " + role + " now");
    }

    /** Somebody with an account of their own, made by an admin as one of Owner, Editor, Viewer of the first project, or of none. */
    static Person newcomer(String name, @Nullable String role) {
        String password;
        try (Person admin = admin()) {
            admin.open("/admin/people");
            admin.page.getByLabel("Name").fill(name);
            admin.page.getByLabel("Name").press("Enter");
            password = admin.page.locator(".sl-once input").inputValue();
            if (role != null) {
                becomes(admin, name, role);
            }
        }
        Person person = somebody().signIn(name, password);
        person.page.fill("input[name=old]", password);
        person.page.fill("input[name=replacement]", name + " chooses well");
        person.page.fill("input[name=again]", name + " chooses well");
        person.page.keyboard().press("Enter");
        person.page.waitForURL(url -> !url.contains("/password"));
        return person;
    }
}
