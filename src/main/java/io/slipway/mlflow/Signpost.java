package io.slipway.mlflow;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * MLflow's clients print links such as {@code http://host/mlflow/#/experiments/4/runs/ID}. What follows the number sign
 * never comes to the server, so a browser that asks for the door's own address gets a page that leads on.
 */
public final class Signpost {
    private static final String SCRIPT = """
            const at = /^#\\/experiments\\/([\\w-]+)(?:\\/runs\\/([\\w-]+))?/.exec(location.hash);
            const slipway = location.pathname.replace(/\\/mlflow\\/?$/, '');
            location.replace(slipway + (at === null ? '/' : at[2] ? '/go/runs/' + at[2] : '/go/experiments/' + at[1]));
            """;
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Slipway</title></head>
            <body>
            <noscript>This address is for MLflow's clients. Runs and experiments have their pages in Slipway.</noscript>
            <script>%s</script>
            </body>
            </html>
            """.formatted(SCRIPT);
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; script-src 'sha256-" + digest(SCRIPT) + "'";

    private Signpost() {}

    /** Whether a browser asks for the door itself: programs do not ask for HTML. */
    public static boolean asked(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String accept = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && (path.equals("/mlflow") || path.equals("/mlflow/"))
                && accept != null
                && accept.contains("text/html");
    }

    static void show(HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String script) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
