package io.slipway;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Somebody at a running server with a browser's cookies and no browser: signs in by the form, or brings a token. */
public final class Visitor {
    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private @Nullable String authorization;

    /** @param base as {@code http://localhost:8080} */
    public Visitor(String base) {
        this.base = base;
    }

    /** Signs in by the form of the page; fails if that is refused. */
    public Visitor signIn(String name, String password) {
        HttpResponse<String> answer = trySignIn(name, password);
        String location = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || location.contains("/login")) {
            throw new IllegalStateException(name + " was refused: " + answer.statusCode() + " " + location);
        }
        return this;
    }

    HttpResponse<String> trySignIn(String name, String password) {
        var _ = send("GET", "/login", null);
        return form("/login", "username=" + encoded(name) + "&password=" + encoded(password));
    }

    /** Brings a token with each request from now on. */
    public Visitor bearer(String token) {
        authorization = "Bearer " + token;
        return this;
    }

    /** The same as the password of HTTP Basic. */
    public Visitor basic(String token) {
        authorization =
                "Basic " + Base64.getEncoder().encodeToString(("any:" + token).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** With a JSON body if there is one; brings the CSRF token as the page's scripts do. */
    public HttpResponse<String> send(String method, String path, @Nullable String json) {
        return send(request(method, path, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN")));
    }

    /** As a browser asks for a page. */
    HttpResponse<String> browse(String path) {
        return send(request("GET", path, BodyPublishers.noBody())
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
    }

    HttpResponse<String> sendWithoutCsrf(String method, String path) {
        return send(request(method, path, BodyPublishers.ofString("{}")).header("Content-Type", "application/json"));
    }

    HttpResponse<String> form(String path, String fields) {
        return send(request("POST", path, BodyPublishers.ofString(fields))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN")));
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Forgets the short-lived session, as after a restart of the server. */
    void forgetSession() {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    private HttpRequest.Builder request(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
