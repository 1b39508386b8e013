package io.slipway.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.parts.Sentence;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page that could not be drawn. The address stays, so that reloading tries again. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
public final class Failed extends Div implements HasErrorParameter<Exception>, Page {
    private static final Logger LOG = LoggerFactory.getLogger(Failed.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        removeAll();
        String address = event.getLocation().getPathWithQueryParameters();
        LOG.error("The page /{} could not be shown", address, parameter.getCaughtException());
        String why = Sentence.of(parameter.getException())
                .orElse(
                        "Slipway failed at this. Nothing that was saved is lost. Reload the page; if that does not help, "
                                + "tell an admin the time and this address: the server's log says more.");
        Button reload = new Button(
                "Reload", click -> getUI().ifPresent(ui -> ui.getPage().reload()));
        add(Notice.empty(Icon.WARNING, "This page cannot be shown now", why, reload, new Anchor(".", "Your project")));
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }

    @Override
    public List<Crumb> trail() {
        return List.of(Crumb.here("Failed"));
    }
}
