package io.slipway.walk;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Somebody in front of a browser of their own. Remembers what the console complained of. */
final class Person implements AutoCloseable {
    private final BrowserContext context;
    private final UnaryOperator<String> address;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    final Page page;

    Person(Browser browser, RunningServer server) {
        this(browser, server, new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    Person(Browser browser, RunningServer server, Browser.NewContextOptions options) {
        this(browser, server::url, options);
    }

    /** At a server that is reached otherwise than at the root of its own port. */
    Person(Browser browser, UnaryOperator<String> address, Browser.NewContextOptions options) {
        this.context = browser.newContext(options);
        this.address = address;
        this.page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(complaints::add);
    }

    Person open(String path) {
        page.navigate(address(path));
        return this;
    }

    String address(String path) {
        return address.apply(path);
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
        sees(".pe-palette").sees(".pe-canvas:focus").sees("text=Draw the first step");
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    /** Adds a step of the palette to the pipeline that is open, with the keyboard alone. */
    Person addStep(String title) {
        return addStep(title, title);
    }

    /** Adds what the palette offers, which is called otherwise when it is a step. */
    Person addStep(String offer, String title) {
        page.keyboard().press("n");
        sees("[role=combobox]");
        page.keyboard().type(offer);
        page.keyboard().press("Enter");
        return sees(".react-flow__node:has(.pc-selected):has-text('" + title + "')");
    }

    /** What stands on the right of the editor: everything about the selected step. */
    Locator inspector() {
        return page.locator(".pe-inspector");
    }

    /** An input, or another field of the selected step. */
    Locator field(String label) {
        return inspector().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    /** Gives an input of the selected step a constant. */
    Person constant(String input, String value) {
        tab("Inputs");
        field(input).fill(value);
        field(input).press("Enter");
        page.locator(".pe-canvas").focus();
        return this;
    }

    /** Names the selected step. */
    Person rename(String title) {
        field("Name of the step").fill(title);
        field("Name of the step").press("Enter");
        return sees(".react-flow__node:has-text('" + title + "')");
    }

    /** Adds a step and types its function. */
    Person writeStep(String title, String source) {
        addStep("Python function", "step");
        rename(title).tab("Code");
        page.locator(".cm-content").click();
        page.keyboard().press("Control+A");
        page.keyboard().insertText(source);
        sees(".pe-codestate:has-text(' out')").chip("Saved");
        page.locator(".pe-canvas").focus();
        return this;
    }

    /** Gives the pipeline a parameter: a whole number. */
    Person parameter(String name, String value) {
        page.locator(".pe-canvas").focus();
        page.keyboard().press("Escape");
        inspector().locator("button:has-text('Parameter')").click();
        field("Type").selectOption("INTEGER");
        field("Default").fill(value);
        field("Default").press("Enter");
        field("Name").fill(name);
        field("Name").press("Enter");
        return sees(".pe-parameter:has-text('" + name + "')");
    }

    /** Lets an input of a step be the pipeline's first parameter that fits. */
    Person fromParameter(String title, String input) {
        select(title).tab("Inputs");
        field("Where " + input + " comes from").selectOption("parameter");
        return this;
    }

    /** Turns to another tab of the browser; this page goes on unseen. */
    void looksAway() {
        page.evaluate(
                "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })");
    }

    void looksBack() {
        page.evaluate("delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'))");
    }

    /** Runs the pipeline that is open as it is; answers the path of the run's page, which is open then. */
    String run() {
        page.locator(".pe-canvas").focus();
        page.keyboard().press("Control+Enter");
        sees("button[form=run-form]:not([disabled])");
        page.keyboard().press("Control+Enter");
        page.waitForURL(url -> url.contains("/runs/"));
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    /** Waits until the run that is open is called this: Running, Succeeded, Failed... */
    Person runIs(String word) {
        return sees(".rp-state:has-text('" + word + "')");
    }

    /** Selects a step on the page of a run, or in the editor. */
    Person select(String title) {
        page.locator(".pc-head:has-text('" + title + "')").first().click();
        return this;
    }

    /** What axe finds on the page as it is. */
    List<String> barriers() {
        // What a step wrote is not ours.
        return new AxeBuilder(page)
                .exclude("iframe[sandbox]").analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
    }

    /** Opens a part of the selected step: Inputs, Code, Run, Rule... in the editor, Logs, Outputs... on the page of a run. */
    Person tab(String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return this;
    }

    /** Waits until the chip of the editor begins with this word: Saved, Saving, Offline. */
    Person chip(String word) {
        return sees(".pe-top .pe-chip[role=status]:has-text('" + word + "')");
    }

    /** Whether a browser says so whatever the page does, when who listened at the address is killed. */
    static boolean isOfTheLostConnection(String complaint) {
        return complaint.contains("ERR_CONNECTION_RE")
                || complaint.contains("ERR_EMPTY_RESPONSE")
                || complaint.contains("Websocket closed");
    }

    /** A browser breaks off what it loads when the machine's network changes, as it does with each pod of its cluster. */
    private static boolean isOfTheMachine(ConsoleMessage message) {
        return message.text().contains("ERR_NETWORK_CHANGED");
    }

    private void hear(ConsoleMessage message) {
        if ((message.type().equals("error") || message.type().equals("warning")) && !isOfTheMachine(message)) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
