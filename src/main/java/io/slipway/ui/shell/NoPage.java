package io.slipway.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.HttpStatusCode;
import io.slipway.ui.parts.Notice;
import java.util.List;

/** What stands at an address that leads nowhere, or where somebody may not go: word for word the same. */
abstract class NoPage<E extends Exception> extends Div implements HasErrorParameter<E>, Page {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<E> parameter) {
        removeAll();
        add(Notice.notFound(new Anchor(".", "Go to your project")));
        return HttpStatusCode.NOT_FOUND.getCode();
    }

    @Override
    public List<Crumb> trail() {
        return List.of(Crumb.here("Nothing here"));
    }
}
