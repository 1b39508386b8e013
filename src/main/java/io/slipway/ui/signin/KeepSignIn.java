package io.slipway.ui.signin;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import io.slipway.project.Caller;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;

/** After the right password: keeps the sign-in beyond the session, then goes where the person wanted to go. */
class KeepSignIn extends VaadinSavedRequestAwareAuthenticationSuccessHandler {
    private final BrowserSignIn browser;

    KeepSignIn(BrowserSignIn browser) {
        this.browser = browser;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof Caller caller) {
            browser.keep(caller, request, response);
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
