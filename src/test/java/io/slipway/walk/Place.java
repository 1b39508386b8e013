package io.slipway.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** One server and one browser for all walks of this JVM; gone with it. */
final class Place {
    static final RunningServer SERVER = start();
    static final Chromium CHROMIUM = new Chromium();

    private Place() {}

    private static RunningServer start() {
        try {
            RunningServer server =
                    new RunningServer(Files.createTempDirectory("slipway-walk").resolve("home"), Map.of());
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

    /** Makes a person with an account, as an admin does, who then chooses a password as newcomers do. */
    static synchronized Person newcomer(String name) {
        try (Person admin = admin()) {
            admin.open("/admin/people");
            admin.page.getByLabel("Name").fill(name);
            admin.page.getByText("Create").click();
            String first = admin.page.locator(".sl-once input").inputValue();
            Person person = somebody().signIn(name, first);
            person.page.locator("input[type=password]").first().waitFor();
            person.page.locator("input[type=password]").all().forEach(field -> field.fill(name + " chooses well"));
            person.page.keyboard().press("Enter");
            person.page.locator("input[type=password]").first().waitFor(Person.gone());
            return person;
        }
    }

    /** Adds a person to the first project as one of Owner, Editor, Viewer. */
    static void join(String name, String role) {
        try (Person admin = admin()) {
            admin.open("/p/my-project/settings/members");
            admin.page.getByLabel("Name").fill(name);
            admin.page
                    .locator("vaadin-select")
                    .filter(Person.having("Role"))
                    .first()
                    .click();
            admin.page
                    .locator("vaadin-select-item:has-text('" + role + "')")
                    .first()
                    .click();
            admin.page.locator("vaadin-button:has-text('Add')").click();
            admin.page.locator("td:has-text('" + name + "')").first().waitFor();
        }
    }
}
