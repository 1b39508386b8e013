package io.slipway.ui.editor;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.react.ReactAdapterComponent;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The React editor inside a Flow view. Only hints travel this way; the editor itself asks {@code /app/**}. */
@Tag("slipway-pipeline-editor")
@JsModule("./pipeline-canvas/vaadin.tsx")
final class PipelineEditor extends ReactAdapterComponent {

    /** Shows a pipeline; half-typed texts and unsent edits are kept in the browser under the person's name. */
    void open(String project, String pipeline, String person) {
        setState("person", person);
        setState("pipeline", pipeline);
        setState("project", project);
    }

    /** A saved version to look at; 0 is the draft. */
    void show(long version) {
        setState("version", version);
    }

    /** A line in the code of a step to begin with; an empty path is none. */
    void lead(String step, long line) {
        setState("line", line);
        setState("step", step);
    }

    /** The draft has this version now; the editor reads what it lacks. */
    void hint(long draftVersion) {
        setState("draftVersion", draftVersion);
    }

    /** The person looks at a version, or with 0 at the draft again. */
    void onVersion(LongConsumer listener) {
        addListener("slipway-version", Double.class, version -> listener.accept(version.longValue()));
    }

    /** The person goes on to another page: a run that was started, a pipeline that was imported. */
    void onOpen(Consumer<String> listener) {
        addListener("slipway-open", String.class, listener);
    }

    private <T> void addListener(String event, Class<T> type, Consumer<T> listener) {
        getElement()
                .addEventListener(event, heard -> listener.accept(heard.getEventDetail(type)))
                .addEventDetail();
    }
}
