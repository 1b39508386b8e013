package io.slipway.ui.editor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.MainLayout;
import io.slipway.ui.shell.Page;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The editor of one pipeline; {@code ?version=7} looks at a saved version. */
@Route(value = "p/:project/pipelines/:pipeline", layout = MainLayout.class)
@PermitAll
public final class EditorView extends Div implements BeforeEnterObserver, Page {
    private final AuthenticationContext authentication;
    private final PipelineEditor editor = new PipelineEditor();
    private String project = "";
    private String pipeline = "";

    public EditorView(AuthenticationContext authentication) {
        this.authentication = authentication;
        addClassName("sl-full");
        editor.onVersion(this::look);
        editor.onOpen(address -> getUI().ifPresent(ui -> ui.navigate(address)));
        add(editor);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = event.getRouteParameters().get("project").orElse("");
        pipeline = event.getRouteParameters().get("pipeline").orElse("");
        editor.open(project, pipeline, authentication.getPrincipalName().orElse(""));
        editor.show(event.getLocation()
                .getQueryParameters()
                .getSingleParameter("version")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .orElse(0L));
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb("Pipelines", "p/" + project + "/pipelines"), Crumb.here("Editor"));
    }

    private void look(long version) {
        String address = "p/" + project + "/pipelines/" + pipeline;
        QueryParameters parameters =
                version == 0 ? QueryParameters.empty() : QueryParameters.of("version", Long.toString(version));
        getUI().ifPresent(ui -> ui.navigate(address, parameters));
    }
}
