package io.slipway.tracking.transfer;

import io.slipway.tracking.remote.MlflowApi;
import io.slipway.tracking.remote.ServerException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The files of a server's runs and logged models, as far as the server hands them out. */
final class ServerFiles {
    private static final String PROXIED = "mlflow-artifacts:";

    private ServerFiles() {}

    static List<Entry> list(MlflowApi api, Holder holder, String folder) {
        List<Entry> files = new ArrayList<>();
        String token = "";
        do {
            Map<String, String> query = new HashMap<>();
            query.put(holder.model() ? "artifact_directory_path" : "path", folder);
            if (!token.isEmpty()) {
                query.put("page_token", token);
            }
            String path = "artifacts/list";
            if (holder.model()) {
                path = "logged-models/" + holder.id() + "/artifacts/directories";
            } else {
                query.put("run_id", holder.id());
            }
            JsonNode page = api.ask("GET", path, query, null);
            // MLflow leaves the size of an empty file out.
            page.path("files")
                    .forEach(file -> files.add(new Entry(
                            MlflowJson.text(file, "path"),
                            file.path("is_dir").asBoolean(false),
                            file.path("file_size").asLong(0))));
            token = MlflowJson.text(page, "next_page_token");
        } while (!token.isEmpty());
        return files;
    }

    static InputStream open(MlflowApi api, Holder holder, String path) {
        if (holder.uri().startsWith(PROXIED)) {
            return api.artifactStream(place(holder.uri()) + "/" + path);
        }
        return holder.model()
                ? api.stream(
                        "/ajax-api/2.0/mlflow/logged-models/" + holder.id() + "/artifacts/files",
                        Map.of("artifact_file_path", path))
                : api.stream("/get-artifact", Map.of("run_id", holder.id(), "path", path));
    }

    /** Below the artifacts that the server takes in itself; what it keeps elsewhere only its own clients reach. */
    static String place(String uri) {
        if (!uri.startsWith(PROXIED)) {
            throw new ServerException(
                    ServerException.Kind.REFUSED,
                    "",
                    "the server keeps files at " + uri + ", where only clients with that store's own credentials write:"
                            + " start it with --serve-artifacts");
        }
        return uri.substring(PROXIED.length()).replaceFirst("^//[^/]+/", "").replaceFirst("^/+", "");
    }
}
