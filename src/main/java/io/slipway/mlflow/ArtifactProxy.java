package io.slipway.mlflow;

import io.slipway.artifact.logged.LoggedFiles;
import io.slipway.artifact.logged.LoggedPath;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Gate;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** Bytes in and out, straight between the connection and the disk. */
@Component
class ArtifactProxy {
    private static final List<String> TEXTS =
            List.of("mlmodel", ".txt", ".log", ".yaml", ".yml", ".md", ".json", ".csv", ".py");
    /** What the caller of each method must be allowed. */
    static final Map<String, Permission> NEEDS =
            Map.of("GET", Permission.VIEW, "PUT", Permission.RUN, "DELETE", Permission.RUN);

    static final String SCHEME = "mlflow-artifacts:/";
    private final LoggedFiles files;
    private final Tracking tracking;
    private final LoggedModels models;
    private final OwnFiles own;
    private final Gate access;

    ArtifactProxy(LoggedFiles files, Tracking tracking, LoggedModels models, OwnFiles own, Gate access) {
        this.files = files;
        this.tracking = tracking;
        this.models = models;
        this.own = own;
        this.access = access;
    }

    /** Answers below mlflow-artifacts/artifacts; the rest is the raw address after it. Null means that the answer is sent. */
    @Nullable
    Object answer(Acting acting, String rest, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String raw = rest.startsWith("/") ? rest.substring(1) : rest;
        Permission needs = NEEDS.get(request.getMethod());
        if (needs == null) {
            throw new Refusal(405, "ENDPOINT_NOT_FOUND", "Expected GET, PUT or DELETE here");
        }
        access.require(acting.project(), needs);
        return switch (request.getMethod()) {
            case "GET" -> read(acting, raw, request, response);
            case "PUT" -> {
                LoggedPath path = writable(acting, raw);
                files.write(acting.project(), path, request.getInputStream());
                tell(acting.project(), path, true);
                yield Map.of();
            }
            default -> {
                LoggedPath path = writable(acting, raw);
                files.delete(acting.project(), path);
                tell(acting.project(), path, false);
                yield Map.of();
            }
        };
    }

    private @Nullable Object read(Acting acting, String raw, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (raw.isEmpty()) {
            String folder = request.getParameter("path");
            LoggedPath path = LoggedPath.of(folder == null ? "" : folder);
            return Answers.of("files", listed(acting.project(), path, ""));
        }
        send(acting, LoggedPath.ofRaw(raw), request, response);
        return null;
    }

    /** Files of a run lie at {@code experiment/run/artifacts/...}, those of a model at {@code experiment/models/model/artifacts/...}. */
    void tell(ProjectId project, LoggedPath path, boolean there) {
        List<String> parts = path.parts();
        if (parts.size() > 4 && parts.get(1).equals("models")) {
            models.filed(project, parts.get(2), String.join("/", parts.subList(4, parts.size())), there);
        } else if (parts.size() > 3 && parts.get(2).equals("artifacts")) {
            tracking.filed(project, parts.get(1), String.join("/", parts.subList(3, parts.size())), there);
        }
    }

    private LoggedPath writable(Acting acting, String raw) {
        LoggedPath path = LoggedPath.ofRaw(raw);
        own.mayWrite(acting, path);
        return path;
    }

    private List<Map<String, Object>> listed(ProjectId project, LoggedPath folder, String prefix) throws IOException {
        return files.list(project, folder).stream()
                .map(file -> Answers.of(
                        "path",
                        prefix + file.path(),
                        "is_dir",
                        file.folder(),
                        "file_size",
                        file.folder() ? null : (Object) file.size()))
                .toList();
    }

    /** A run's artifacts, by paths relative to its root. */
    Object list(Call call) {
        TrackedRun run = tracking.get(call.project(), call.body().runId());
        return listed(
                call.project(), run.artifactUri(), LoggedPath.of(call.body().text("path", "")));
    }

    /** What a folder below an address of artifacts holds; of one that is kept elsewhere only the address. */
    Object listed(ProjectId project, String uri, LoggedPath asked) {
        if (!uri.startsWith(SCHEME)) {
            return Answers.of("root_uri", uri);
        }
        String prefix = asked.isRoot() ? "" : asked + "/";
        try {
            return Answers.of("root_uri", uri, "files", listed(project, asked.below(root(uri)), prefix));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where a run's artifact lies. */
    LoggedPath ofRun(Acting acting, String id, String path) {
        TrackedRun run = tracking.get(acting.project(), id);
        return below(run.artifactUri(), path);
    }

    static LoggedPath below(String uri, String path) {
        if (!uri.startsWith(SCHEME)) {
            throw Refusal.notFound("These artifacts are kept elsewhere, at " + uri);
        }
        return LoggedPath.of(path).below(root(uri));
    }

    private static LoggedPath root(String uri) {
        return LoggedPath.of(uri.substring(SCHEME.length()));
    }

    void send(Acting acting, LoggedPath path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Path file = files.file(acting.project(), path);
        if (file == null) {
            throw Refusal.notFound("No such artifact: '" + path + "'");
        }
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        boolean text = TEXTS.stream().anyMatch(lower::endsWith);
        response.setContentType(text ? "text/plain;charset=utf-8" : "application/octet-stream");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        FileRange.send(file, request.getHeader("Range"), response);
    }
}
