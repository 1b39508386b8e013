package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Brings files below the artifacts of a run or a model to the server. Addresses are {@code mlflow-artifacts:} ones. */
@Component
class RemoteFiles {
    private static final String SCHEME = "mlflow-artifacts:";
    private final LoggedBytes bytes;

    RemoteFiles(LoggedBytes bytes) {
        this.bytes = bytes;
    }

    void put(MlflowApi api, ProjectId project, String ours, String theirs, String path) {
        Path file = bytes.file(project, below(ours) + "/" + path);
        if (file == null) {
            return; // Taken away since; that is told too.
        }
        try {
            api.put(place(theirs, path), file);
        } catch (IOException gone) {
            throw new ServerException(
                    ServerException.Kind.REFUSED, "", "the file " + path + " can't be read here any more");
        }
    }

    /** Whether the files at an address are kept by Slipway, and not in a store of somebody's own. */
    static boolean areOurs(String uri) {
        return uri.startsWith(SCHEME);
    }

    /** Sends what is missing there: files that were logged before the project had this server. */
    void complete(MlflowApi api, ProjectId project, String ours, String theirs) {
        if (!areOurs(ours)) {
            return;
        }
        Map<String, Map<String, Long>> listed = new HashMap<>();
        for (String path : bytes.below(project, below(ours))) {
            int slash = path.lastIndexOf('/');
            String folder = place(theirs, path.substring(0, Math.max(0, slash)));
            Long there =
                    listed.computeIfAbsent(folder, asked -> sizes(api, asked)).get(path.substring(slash + 1));
            if (there == null || there != size(project, below(ours) + "/" + path)) {
                put(api, project, ours, theirs, path);
            }
        }
    }

    private long size(ProjectId project, String path) {
        Path file = bytes.file(project, path);
        try {
            return file == null ? -1 : Files.size(file);
        } catch (IOException gone) {
            return -1;
        }
    }

    private static Map<String, Long> sizes(MlflowApi api, String folder) {
        Map<String, Long> sizes = new HashMap<>();
        for (JsonNode file : api.listed(folder)) {
            if (!file.path("is_dir").asBoolean(false)) {
                sizes.put(file.path("path").asString(""), file.path("file_size").asLong(0));
            }
        }
        return sizes;
    }

    /** Below the artifacts that the server hands out itself; what it keeps elsewhere only its own clients reach. */
    static String place(String uri, String path) {
        if (!uri.startsWith(SCHEME)) {
            throw new ServerException(
                    ServerException.Kind.REFUSED,
                    "",
                    "files are not delivered: the server keeps them at " + uri
                            + ", where only clients with that store's own credentials write. Start it with"
                            + " --serve-artifacts");
        }
        return path.isEmpty() ? below(uri) : below(uri) + "/" + path;
    }

    /** The path of {@code mlflow-artifacts:/a/b} and of {@code mlflow-artifacts://host/a/b}. */
    private static String below(String uri) {
        return uri.substring(SCHEME.length()).replaceFirst("^//[^/]+/", "").replaceFirst("^/+", "");
    }
}
