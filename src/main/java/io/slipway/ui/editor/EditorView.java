package io.slipway.ui.editor;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.slipway.pipeline.Drafts;
import io.slipway.pipeline.PipelineId;
import io.slipway.pipeline.Pipelines;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.MainLayout;
import io.slipway.ui.shell.Page;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;

/** The editor of one pipeline; {@code ?version=7} looks at a saved version, {@code ?step=train&line=5} at code. */
@Route(value = "p/:project/pipelines/:pipeline", layout = MainLayout.class)
@PermitAll
public final class EditorView extends Div implements BeforeEnterObserver, Page {
    // Beyond every version, and still a number that the browser holds exactly.
    private static final long GONE = 1L << 52;
    private static final long NO_NUMBER = -1;
    private final transient Pipelines pipelines;
    private final transient Drafts drafts;
    private final transient Reader reader;
    private final transient LiveFeed feed;
    private final PipelineEditor editor = new PipelineEditor();
    private ProjectId project = new ProjectId("");
    private PipelineId pipeline = new PipelineId("");
    private String name = "";
    private transient Registration heard = () -> {};

    EditorView(Pipelines pipelines, Drafts drafts, Reader reader, LiveFeed feed) {
        this.pipelines = pipelines;
        this.drafts = drafts;
        this.reader = reader;
        this.feed = feed;
        addClassName("sl-full");
        editor.onVersion(this::look);
        editor.onOpen(address -> getUI().ifPresent(ui -> ui.navigate(address)));
        add(editor);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = new ProjectId(event.getRouteParameters().get("project").orElse(""));
        pipeline = new PipelineId(event.getRouteParameters().get("pipeline").orElse(""));
        name = pipelines.get(project, pipeline).name();
        editor.open(project.value(), pipeline.value(), reader.person());
        if (isAttached()) {
            listen();
        }
        QueryParameters asked = event.getLocation().getQueryParameters();
        editor.show(number(asked, "version"));
        long line = number(asked, "line");
        editor.lead(line <= 0 ? "" : asked.getSingleParameter("step").orElse(""), line);
    }

    /** 0 where it is not asked for, -1 where it is with something that is no number. */
    private static long number(QueryParameters asked, String name) {
        return asked.getSingleParameter(name)
                .map(text -> text.matches("[1-9][0-9]{0,8}") ? Long.parseLong(text) : NO_NUMBER)
                .orElse(0L);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        listen();
    }

    // The same view goes on with another pipeline when a person goes from one to the other.
    private void listen() {
        heard.remove();
        heard = feed.subscribe(this, Set.of(new LiveFeed.Topic("draft", pipeline.value())), this::hint);
    }

    private void hint() {
        try {
            editor.hint(drafts.version(project, pipeline));
            String now = pipelines.get(project, pipeline).name();
            if (!now.equals(name)) {
                name = now;
                trailChanged();
            }
        } catch (NotFoundException gone) {
            // It was deleted, or this person left the project: the editor is told so when it next asks.
            editor.hint(GONE);
        }
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb("Pipelines", "p/" + project + "/pipelines"), Crumb.here(name));
    }

    private void look(long version) {
        String address = "p/" + project + "/pipelines/" + pipeline;
        QueryParameters parameters =
                version == 0 ? QueryParameters.empty() : QueryParameters.of("version", Long.toString(version));
        getUI().ifPresent(ui -> ui.navigate(address, parameters));
    }
}
