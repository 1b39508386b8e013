package io.slipway.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.slipway.project.NotFoundException;
import io.slipway.ui.parts.Notice;
import java.util.List;

/** What is not there, or not for this person: word for word the same as {@link NothingHere}. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
public final class StrangerHere extends Div implements HasErrorParameter<NotFoundException>, Page {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        removeAll();
        add(Notice.notFound(new Anchor(".", "Go to your project")));
        return HttpStatusCode.NOT_FOUND.getCode();
    }

    @Override
    public List<Crumb> trail() {
        return List.of(Crumb.here("Nothing here"));
    }
}
