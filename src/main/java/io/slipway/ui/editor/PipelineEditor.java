package io.slipway.ui.editor;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.react.ReactAdapterComponent;

/** The React editor inside a Flow view. Only hints travel this way; the editor itself asks {@code /app/**}. */
@Tag("slipway-pipeline-editor")
@JsModule("./pipeline-canvas/vaadin.tsx")
final class PipelineEditor extends ReactAdapterComponent {

    /** The draft has this version now; the editor reads what it lacks. */
    void hint(long draftVersion) {
        setState("draftVersion", draftVersion);
    }
}
