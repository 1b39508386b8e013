package io.slipway.ui.signin;

import io.slipway.project.Caller;
import io.slipway.project.SignedIn;
import io.slipway.project.UserId;
import io.slipway.project.people.SignIns;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * What a browser is signed in as. The HTTP session is short-lived memory; a cookie whose hash is in the store brings the
 * sign-in back after a restart.
 */
@Component
public class BrowserSignIn {
    private static final String COOKIE = "slipway-sign-in";
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SignIns signIns;
    private final OpenSessions sessions;

    BrowserSignIn(SignIns signIns, OpenSessions sessions) {
        this.signIns = signIns;
        this.sessions = sessions;
    }

    /** Somebody has just proved who they are: this browser may come back without a password for a while. */
    public void keep(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        secret(request).ifPresent(signIns::end);
        UserId person = personOf(caller);
        sessions.opened(person, request.getSession());
        write(request, response, signIns.begin(person), Duration.ofDays(30));
    }

    /** The same person is somebody else from now on: no newcomer any more. */
    public void become(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var _ = request.changeSessionId();
        remember(caller, request, response);
        keep(caller, request, response);
    }

    /** Brings back who this browser is signed in as, if the session does not know it. */
    public void recognise(HttpServletRequest request, HttpServletResponse response) {
        secret(request).flatMap(signIns::recognise).ifPresent(caller -> remember(caller, request, response));
    }

    /** Signs this browser out for good. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        secret(request).ifPresent(signIns::end);
        write(request, response, "", Duration.ZERO);
    }

    private void remember(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(caller));
        SecurityContextHolder.setContext(context);
        HttpSession session = request.getSession();
        contexts.saveContext(context, request, response);
        sessions.opened(personOf(caller), session);
    }

    private static UserId personOf(Caller caller) {
        return switch (caller) {
            case Caller.Person person -> person.id();
            case Caller.Newcomer newcomer -> newcomer.id();
            case Caller.PersonalToken token -> throw new IllegalStateException("a token has no browser");
            case Caller.RunToken token -> throw new IllegalStateException("a run has no browser");
            case Caller.Engine engine -> throw new IllegalStateException("the engine has no browser");
        };
    }

    private static Optional<String> secret(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(life)
                        .build()
                        .toString());
    }
}
