package io.slipway.ui.signin;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.slipway.project.Caller;
import org.springframework.stereotype.Component;

/** Leads whoever must choose a password to the page for it, from wherever else. */
@Component
class NewcomersFirst implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private final transient AuthenticationContext authentication;

    NewcomersFirst(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(ui -> ui.getUI().addBeforeEnterListener(this::lead));
    }

    private void lead(BeforeEnterEvent event) {
        boolean newcomer = authentication.getAuthenticatedUser(Caller.class).orElse(null) instanceof Caller.Newcomer;
        if (newcomer && event.getNavigationTarget() != PasswordView.class) {
            event.forwardTo(PasswordView.class);
        }
    }
}
