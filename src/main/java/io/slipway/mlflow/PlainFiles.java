package io.slipway.mlflow;

import io.slipway.artifact.logged.LoggedFiles;
import io.slipway.artifact.logged.LoggedPath;
import io.slipway.project.Permission;
import io.slipway.tracking.Gate;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelVersions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One file of a run, a model or a version, asked for by plain addresses, as pages do. */
@Component
class PlainFiles {
    private static final int LARGEST = 10 << 20;
    private static final String API = "/(?:ajax-)?api/2\\.0/mlflow/";
    private static final Pattern UPLOAD = Pattern.compile(API + "upload-artifact");
    private static final Pattern MODEL = Pattern.compile(API + "logged-models/([^/]+)/artifacts/files");
    private final LoggedFiles files;
    private final ArtifactProxy artifacts;
    private final LoggedModels models;
    private final ModelVersions versions;
    private final OwnFiles own;
    private final Gate access;

    PlainFiles(
            LoggedFiles files,
            ArtifactProxy artifacts,
            LoggedModels models,
            ModelVersions versions,
            OwnFiles own,
            Gate access) {
        this.files = files;
        this.artifacts = artifacts;
        this.models = models;
        this.versions = versions;
        this.own = own;
        this.access = access;
    }

    static boolean owns(String path) {
        return path.equals("/get-artifact")
                || path.equals("/model-versions/get-artifact")
                || UPLOAD.matcher(path).matches()
                || MODEL.matcher(path).matches();
    }

    /** Null means that the answer is sent. */
    @Nullable
    Object answer(Acting acting, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean upload = UPLOAD.matcher(path).matches();
        String method = upload ? "POST" : "GET";
        if (!request.getMethod().equals(method)) {
            throw new Refusal(405, "ENDPOINT_NOT_FOUND", "Expected " + method + " here");
        }
        access.require(acting.project(), upload ? Permission.RUN : Permission.VIEW);
        Body query = Body.ofQuery(request.getParameterMap());
        if (upload) {
            return take(acting, query, request);
        }
        artifacts.send(acting, file(acting, path, query), request, response);
        return null;
    }

    private LoggedPath file(Acting acting, String path, Body query) {
        Matcher model = MODEL.matcher(path);
        if (model.matches()) {
            String uri = models.get(acting.project(), model.group(1)).artifactUri();
            return ArtifactProxy.below(uri, query.text("artifact_file_path"));
        }
        if (path.equals("/get-artifact")) {
            return artifacts.ofRun(acting, query.runId(), query.text("path"));
        }
        String uri = versions.get(acting.project(), query.text("name"), query.text("version"))
                .location();
        return ArtifactProxy.below(uri, query.text("path"));
    }

    private Object take(Acting acting, Body query, HttpServletRequest request) throws IOException {
        String run = query.text("run_id", query.text("run_uuid", ""));
        String path = query.text("path", "");
        if (run.isEmpty()) {
            throw Refusal.invalid("Request must specify run_id or run_uuid.");
        }
        if (path.isEmpty()) {
            throw Refusal.invalid("Request must specify path.");
        }
        byte[] data = request.getInputStream().readNBytes(LARGEST + 1);
        if (data.length == 0) {
            throw Refusal.invalid("Request must specify data.");
        }
        if (data.length > LARGEST) {
            throw Refusal.invalid("Artifact size is too large. Max size is 10MB.");
        }
        LoggedPath file = artifacts.ofRun(acting, run, path);
        own.mayWrite(acting, file);
        files.write(acting.project(), file, new ByteArrayInputStream(data));
        artifacts.tell(acting.project(), file, true);
        return Map.of();
    }
}
