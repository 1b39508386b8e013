package io.slipway.ui.signin;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.SignedIn;
import io.slipway.ui.parts.Notice;
import jakarta.annotation.security.PermitAll;

/** Where a person chooses a password: by force at the first sign-in, from the person menu whenever wanted. */
@Route(value = PasswordView.ADDRESS, autoLayout = false)
@PageTitle("Choose a password · Slipway")
@PermitAll
@StyleSheet("styles/signin.css")
public final class PasswordView extends Main implements BeforeEnterObserver {
    static final String ADDRESS = "password";
    static final String REFUSED = "slipway.password.refused";
    private final transient Access access;

    public PasswordView(Access access) {
        this.access = access;
        addClassName("sl-signin");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        boolean forced = access.caller() instanceof Caller.Newcomer;
        PlainForm form = new PlainForm("password/change", "Choose a password", "Change the password");
        form.add(new Paragraph(
                forced
                        ? "The password that you signed in with was made for you. Choose one that only you know, with 10"
                                + " characters or more."
                        : "10 characters or more. You stay signed in here, and are signed out everywhere else."));
        WrappedSession session = VaadinSession.getCurrent().getSession();
        if (session.getAttribute(REFUSED) instanceof String sentence) {
            session.removeAttribute(REFUSED);
            form.add(Notice.problem(sentence));
        }
        form.hidden("username", new SignedIn(access.caller()).getName());
        form.field("Current password", "old", "password", "current-password", "", true);
        form.field("New password", "replacement", "password", "new-password", "", false);
        form.field("New password again", "again", "password", "new-password", "", false);
        form.end(VaadinRequest.getCurrent());
        add(form);
    }
}
