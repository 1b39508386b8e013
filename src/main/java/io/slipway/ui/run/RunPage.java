package io.slipway.ui.run;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.react.ReactAdapterComponent;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The React page of a run inside a Flow view. Only hints travel this way; the page itself asks {@code /app/**}. */
@Tag("slipway-run-page")
@JsModule("./run-page/vaadin.tsx")
final class RunPage extends ReactAdapterComponent {
    private int news;
    private int measured;

    /** Shows a run; half-typed texts are kept in the browser under the person's name. */
    void open(String project, String run, String person) {
        setState("person", person);
        setState("run", run);
        setState("project", project);
    }

    /** Something of the run has changed; the page reads what. */
    void hint() {
        news++;
        setState("news", news);
    }

    /** A step of the run may have logged something; the page reads it if it shows that. */
    void logged() {
        measured++;
        setState("logged", measured);
    }

    /** The person goes on to another page: a run that was started. */
    void onOpen(Consumer<String> listener) {
        addListener("slipway-open", listener);
    }

    /** The person deleted the run, which had this title. */
    void onRemoved(Consumer<String> listener) {
        addListener("slipway-removed", listener);
    }

    /** The person wants to register a model: {@code name}, and {@code run} and {@code uri} of an output, or {@code model}, the id of a logged one. */
    void onRegister(Consumer<JsonNode> listener) {
        getElement()
                .addEventListener("slipway-register", heard -> listener.accept(heard.getEventDetail(JsonNode.class)))
                .addEventDetail();
    }

    private void addListener(String event, Consumer<String> listener) {
        getElement()
                .addEventListener(event, heard -> listener.accept(heard.getEventDetail(String.class)))
                .addEventDetail();
    }
}
