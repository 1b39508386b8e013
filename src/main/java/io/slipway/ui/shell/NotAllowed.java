package io.slipway.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.slipway.project.ForbiddenException;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import java.util.List;

/** The person may see that there is something, but may not do this with it. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
public final class NotAllowed extends Div implements HasErrorParameter<ForbiddenException>, Page {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ForbiddenException> parameter) {
        removeAll();
        String sentence = String.valueOf(parameter.getException().getMessage());
        add(Notice.empty(
                Icon.ADMIN, "You may not do this here", sentence + ".", new Anchor(".", "Go to your project")));
        return HttpStatusCode.FORBIDDEN.getCode();
    }

    @Override
    public List<Crumb> trail() {
        return List.of(Crumb.here("Not allowed"));
    }
}
