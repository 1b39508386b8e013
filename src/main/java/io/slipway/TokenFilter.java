package io.slipway;

import io.slipway.project.Caller;
import io.slipway.project.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a program by the token that it brings: as a bearer, or as the password of HTTP Basic with any name. */
class TokenFilter extends OncePerRequestFilter {
    private final Function<String, Optional<Caller>> owner;

    TokenFilter(Function<String, Optional<Caller>> owner) {
        this.owner = owner;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .flatMap(TokenFilter::token)
                .flatMap(owner)
                .ifPresent(caller -> {
                    SecurityContext context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(new SignedIn(caller));
                    SecurityContextHolder.setContext(context);
                });
        chain.doFilter(request, response);
    }

    static Optional<String> token(String header) {
        int space = header.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        String kind = header.substring(0, space);
        String value = header.substring(space + 1).strip();
        if (kind.equalsIgnoreCase("bearer")) {
            return Optional.of(value);
        }
        return kind.equalsIgnoreCase("basic") ? password(value) : Optional.empty();
    }

    private static Optional<String> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
