package io.slipway.ui.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a browser again whose session has ended, for instance because the server was restarted. */
public final class RecogniseFilter extends OncePerRequestFilter {
    private final BrowserSignIn browser;

    public RecogniseFilter(BrowserSignIn browser) {
        this.browser = browser;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            browser.recognise(request, response);
        }
        chain.doFilter(request, response);
    }
}
