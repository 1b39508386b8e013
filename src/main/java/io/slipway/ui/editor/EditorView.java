package io.slipway.ui.editor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** The editor of one pipeline. */
@Route("p/:project/pipelines/:pipeline")
@PermitAll
public final class EditorView extends Div implements BeforeEnterObserver {
    private final PipelineEditor editor = new PipelineEditor();

    public EditorView() {
        setSizeFull();
        add(editor);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        editor.hint(0);
    }
}
