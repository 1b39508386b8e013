package io.slipway.ui.signin;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.slipway.ui.parts.Notice;

/** Where everybody begins. A refusal keeps the name that was typed and says what to do. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · Slipway")
@AnonymousAllowed
@StyleSheet("styles/signin.css")
public final class LoginView extends Main implements BeforeEnterObserver {
    /** The session's attribute with the last refusal, for the next time that the page is drawn. */
    static final String REFUSED = "slipway.sign-in.refused";

    /** What was typed and why it was not enough. */
    record Refused(String name, String sentence) {}

    public LoginView() {
        addClassName("sl-signin");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        PlainForm form = new PlainForm("login", "Sign in to Slipway", "Sign in");
        WrappedSession session = VaadinSession.getCurrent().getSession();
        String name = "";
        if (session.getAttribute(REFUSED) instanceof Refused refused) {
            session.removeAttribute(REFUSED);
            form.add(Notice.problem(refused.sentence()));
            name = refused.name();
        }
        form.field("Name", "username", "text", "username", name, name.isEmpty());
        form.field("Password", "password", "password", "current-password", "", !name.isEmpty());
        form.end(VaadinRequest.getCurrent());
        add(form);
    }
}
