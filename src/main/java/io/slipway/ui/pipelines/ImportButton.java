package io.slipway.ui.pipelines;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import io.slipway.project.ProjectId;
import java.util.function.Consumer;

/** A button that sends a compiled file up, with progress and a way to cancel; several at once, or dropped on it. */
@Tag("slipway-import")
@JsModule("./shell/import.ts")
public final class ImportButton extends Div {
    ImportButton(ProjectId project, Consumer<String> open) {
        this(project, "Import", open);
    }

    /** {@code open} gets the address of the pipeline that came of the file. */
    public ImportButton(ProjectId project, String word, Consumer<String> open) {
        getElement().setAttribute("word", word);
        getElement().setAttribute("project", project.value());
        getElement()
                .addEventListener("slipway-imported", heard -> open.accept(heard.getEventDetail(String.class)))
                .addEventDetail();
    }
}
