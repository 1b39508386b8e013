package io.slipway.ui.logged;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.react.ReactAdapterComponent;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The page of a logged run in the browser: reads what it shows itself, and tells what a person wants done. */
@Tag("slipway-logged-run")
@JsModule("./logged-run/vaadin.tsx")
final class LoggedRunPage extends ReactAdapterComponent {
    private static final long serialVersionUID = 1L;
    private int told;
    private int toldAround;

    void open(String project, String run) {
        setState("run", run);
        setState("project", project);
    }

    /** The run has news. */
    void hint() {
        told++;
        setState("news", told);
    }

    /** Another run of its experiment has news: it may be nested in this one. */
    void hintAround() {
        toldAround++;
        setState("around", toldAround);
    }

    /** What is to be done with the run: {@code rename}, {@code delete}, {@code restore}. */
    void onDeed(Consumer<String> listener) {
        listen("slipway-deed", listener);
    }

    /** The person goes on to another page. */
    void onOpen(Consumer<String> listener) {
        listen("slipway-open", listener);
    }

    /** What a run of the team's server is called. */
    void onName(Consumer<String> listener) {
        listen("slipway-name", listener);
    }

    private void listen(String event, Consumer<String> listener) {
        getElement()
                .addEventListener(event, heard -> listener.accept(heard.getEventDetail(String.class)))
                .addEventDetail();
    }

    /** The person wants to register a model: {@code name}, and {@code model}, the id of the logged one. */
    void onRegister(Consumer<JsonNode> listener) {
        getElement()
                .addEventListener("slipway-register", heard -> listener.accept(heard.getEventDetail(JsonNode.class)))
                .addEventDetail();
    }
}
