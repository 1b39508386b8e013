package io.slipway.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody in front of a browser of their own. Remembers what the console complained of. */
final class Person implements AutoCloseable {
    private final BrowserContext context;
    private final RunningServer server;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    final Page page;

    Person(Browser browser, RunningServer server) {
        this(browser, server, new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    Person(Browser browser, RunningServer server, Browser.NewContextOptions options) {
        this.context = browser.newContext(options);
        this.server = server;
        this.page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(complaints::add);
    }

    Person open(String path) {
        page.navigate(server.url(path));
        return this;
    }

    Person signIn(String name, String password) {
        open("/login");
        page.fill("input[name=username]", name);
        page.fill("input[name=password]", password);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/login"));
        return this;
    }

    /** Errors and warnings of the browser's console and uncaught exceptions since the last call. */
    List<String> complaints() {
        List<String> heard = List.copyOf(complaints);
        complaints.clear();
        return heard;
    }

    /** Waits until something like this is to be seen; runs take a while on a busy machine. */
    Person sees(String selector) {
        page.locator(selector).first().waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        return this;
    }

    /** Makes an empty pipeline with the keyboard alone; answers its path. */
    String newPipeline(String name) {
        open("/p/my-project/pipelines").sees("h1");
        page.locator("vaadin-button:has-text('New pipeline')").first().focus();
        page.keyboard().press("Enter");
        sees("vaadin-dialog vaadin-text-field input");
        page.keyboard().type(name);
        page.keyboard().press("Enter");
        sees(".pe-palette").sees(".pe-canvas:focus");
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    /** Adds a step of the palette to the pipeline that is open, with the keyboard alone. */
    Person addStep(String title) {
        page.keyboard().press("n");
        sees("[role=combobox]");
        page.keyboard().type(title);
        page.keyboard().press("Enter");
        return sees(".react-flow__node:has-text('" + title + "')");
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
