package io.slipway.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import java.util.List;

/** A page for admins, asked for by somebody who is none. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
public final class AdminsOnly extends Div implements HasErrorParameter<AccessDeniedException>, Page {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        removeAll();
        add(Notice.empty(
                Icon.ADMIN,
                "This page is for admins",
                "You are signed in, but are no admin of this installation. Ask one for what you need.",
                new Anchor(".", "Go to your project")));
        return HttpStatusCode.FORBIDDEN.getCode();
    }

    @Override
    public List<Crumb> trail() {
        return List.of(Crumb.here("For admins"));
    }
}
