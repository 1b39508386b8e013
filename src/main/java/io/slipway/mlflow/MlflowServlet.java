package io.slipway.mlflow;

import io.slipway.artifact.ArtifactException;
import io.slipway.project.ForbiddenException;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.tracking.Gate;
import io.slipway.tracking.Instance;
import io.slipway.tracking.TrackingException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The door: a servlet of its own, because artifact names must arrive as they were sent. */
class MlflowServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(MlflowServlet.class);
    private static final Pattern API = Pattern.compile("/(?:ajax-)?api/([23])\\.0/(mlflow(?:-artifacts)?)/(.*)");
    private static final String VERSION = "3.18.0";
    private static final int LARGEST = 48 << 20;
    private final transient Doorway doorway;
    private final transient Routes routes;
    private final transient ArtifactProxy artifacts;
    private final transient PlainFiles plain;
    private final transient OwnRun own;
    private final transient Gate access;
    private final transient Instance instance;

    MlflowServlet(
            Doorway doorway,
            Routes routes,
            ArtifactProxy artifacts,
            PlainFiles plain,
            OwnRun own,
            Gate access,
            Instance instance) {
        this.access = access;
        this.instance = instance;
        this.plain = plain;
        this.own = own;
        this.doorway = doorway;
        this.routes = routes;
        this.artifacts = artifacts;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (Signpost.asked(request)) {
                Signpost.show(response);
                return;
            }
            Object answer = answer(request, response);
            if (answer != null) {
                send(response, 200, answer);
            }
        } catch (Refusal refusal) {
            refuse(response, refusal);
        } catch (TrackingException refused) {
            refuse(response, Refusal.of(refused));
        } catch (ArtifactException invalid) {
            refuse(response, Refusal.invalid(String.valueOf(invalid.getMessage())));
        } catch (NotFoundException stranger) {
            refuse(response, Refusal.notFound(String.valueOf(stranger.getMessage())));
        } catch (ForbiddenException refused) {
            refuse(response, Refusal.denied(String.valueOf(refused.getMessage())));
        } catch (EOFException cut) {
            refuse(response, Refusal.invalid("The request ended before all that it announced had come"));
        } catch (RuntimeException | IOException failed) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failed);
            if (!response.isCommitted()) {
                refuse(response, new Refusal(500, "INTERNAL_ERROR", "The server failed; its log says why"));
            }
        }
    }

    private @Nullable Object answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String mount = request.getContextPath() + request.getServletPath();
        String path = request.getRequestURI().substring(mount.length());
        if (path.equals("/health") || path.equals("/version")) {
            plain(response, path.equals("/health") ? "OK" : VERSION);
            return null;
        }
        Acting acting = doorway.acting()
                .orElseThrow(() -> new Refusal(
                        401,
                        "UNAUTHENTICATED",
                        "Expected a token of this server: set MLFLOW_TRACKING_TOKEN to a personal access token"));
        if (path.equals(Instance.PATH)) {
            plain(response, instance.id());
            return null;
        }
        if (path.equals("/v1/traces")) {
            access.require(acting.project(), Permission.VIEW);
            return Map.of();
        }
        if (PlainFiles.owns(path)) {
            own.touch(acting, Body.ofQuery(request.getParameterMap()));
            return plain.answer(acting, path, request, response);
        }
        Matcher api = API.matcher(path);
        if (!api.matches()) {
            throw Refusal.noEndpoint(path);
        }
        if (api.group(2).equals("mlflow")) {
            return json(acting, api.group(1), api.group(3), request);
        }
        String rest = api.group(3);
        own.touch(acting, rest);
        if (rest.equals("artifacts") || rest.startsWith("artifacts/")) {
            return artifacts.answer(acting, rest.substring("artifacts".length()), request, response);
        }
        throw Refusal.notHere("Multipart or presigned transfer of artifacts");
    }

    private Object json(Acting acting, String version, String path, HttpServletRequest request) throws IOException {
        if (Traces.owns(path)) {
            access.require(acting.project(), Permission.VIEW);
            JsonNode trace = request.getMethod().equals("POST") ? body(request).raw("trace") : null;
            return Traces.answer(request.getMethod(), path, trace);
        }
        if (version.equals("3")) {
            access.require(acting.project(), Permission.VIEW);
            return third(path);
        }
        Routes.Found found = routes.find(request.getMethod(), path);
        String client = request.getHeader("User-Agent");
        Body body = body(request);
        Call call = new Call(acting, body, client == null ? "" : client, found.parts());
        if (found.route().needs() == Permission.EDIT) {
            call.notBound();
        }
        access.require(acting.project(), found.route().needs());
        own.touch(acting, body);
        return found.route().handler().answer(call);
    }

    private static Object third(String path) {
        if (path.equals("server-info")) {
            return Answers.of(
                    "store_type", "SqlStore",
                    "workspaces_enabled", false,
                    "trace_archival_enabled", false,
                    "artifact_serving_enabled", true,
                    "multipart_uploads_enabled", false,
                    "multipart_downloads_enabled", false,
                    "features_enabled", Map.of());
        }
        throw Refusal.noEndpoint(path);
    }

    private static Body body(HttpServletRequest request) throws IOException {
        boolean bare = request.getMethod().equals("DELETE") && request.getContentLengthLong() <= 0;
        if (bare || request.getMethod().equals("GET")) {
            return Body.ofQuery(request.getParameterMap());
        }
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Refusal.invalid("Bad Request. Content-Type must be one of ['application/json'].");
        }
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Refusal.invalid("Expected at most " + LARGEST + " bytes of JSON; send several smaller requests");
        }
        return Body.ofJson(bytes);
    }

    private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        if (refusal.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        send(
                response,
                refusal.status(),
                Map.of("error_code", refusal.code(), "message", String.valueOf(refusal.getMessage())));
    }

    private static void send(HttpServletResponse response, int status, Object answer) throws IOException {
        byte[] json = Body.MAPPER.writeValueAsBytes(answer);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    private static void plain(HttpServletResponse response, String text) throws IOException {
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
