package io.slipway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import tools.jackson.databind.json.JsonMapper;

/** What the doors say to whom they do not let in, each in the words of its kind of caller. */
final class Refusals {
    private static final JsonMapper JSON = new JsonMapper();

    private Refusals() {}

    static void nobody(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        write(response, 401, Map.of("error", "You are not signed in here any more: sign in again"));
    }

    static void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            nobody(request, response, new InsufficientAuthenticationException("nobody"));
            return;
        }
        String sentence = e instanceof CsrfException
                ? "This page is older than your sign-in: reload it and try again"
                : "You may not do this here";
        write(response, 403, Map.of("error", sentence));
    }

    static void mlflowNobody(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        write(
                response,
                401,
                Map.of(
                        "error_code",
                        "UNAUTHENTICATED",
                        "message",
                        "Expected a token of this server: set MLFLOW_TRACKING_TOKEN to a personal access token"));
    }

    static void mlflowForbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        write(response, 403, Map.of("error_code", "PERMISSION_DENIED", "message", "This token does not open this"));
    }

    private static void write(HttpServletResponse response, int status, Map<String, String> answer) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(answer));
    }
}
