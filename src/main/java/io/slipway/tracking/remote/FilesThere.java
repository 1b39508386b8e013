package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What files the runs have that others logged to a project's server; the first of many, and remembered for some seconds. */
@Component
public class FilesThere {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int FOLDERS = 30;
    private static final int MOST = 500;
    private final Servers servers;
    private final RunsThere runs;
    private final Recent<Question, Optional<List<FileThere>>> recent;

    FilesThere(Servers servers, RunsThere runs, Clock clock) {
        this.servers = servers;
        this.runs = runs;
        this.recent = new Recent<>(clock);
    }

    /** One of them, below the run's artifacts. */
    public record FileThere(String path, @Nullable Long size) {}

    private record Question(RemoteServer server, String run) {}

    /** Waits for the server, some seconds at most; empty where it does not tell, or where {@link RunsThere} finds no such run. */
    public Optional<List<FileThere>> of(ProjectId project, String run) {
        if (runs.get(project, List.of(run)).runs().isEmpty()) {
            return Optional.empty();
        }
        return servers.open(project)
                .flatMap(server -> recent.ask(new Question(server, run), () -> ask(server, run))
                        .join());
    }

    private static Optional<List<FileThere>> ask(RemoteServer server, String run) {
        MlflowApi api = new MlflowApi(server, PATIENCE);
        List<FileThere> files = new ArrayList<>();
        Deque<String> folders = new ArrayDeque<>(List.of(""));
        try {
            for (int asked = 0; asked < FOLDERS && files.size() < MOST && !folders.isEmpty(); asked++) {
                String folder = folders.remove();
                Map<String, String> query =
                        folder.isEmpty() ? Map.of("run_id", run) : Map.of("run_id", run, "path", folder);
                for (JsonNode entry :
                        api.ask("GET", "artifacts/list", query, null).path("files")) {
                    String path = entry.path("path").asString("");
                    if (entry.path("is_dir").asBoolean(false)) {
                        folders.add(path);
                    } else {
                        files.add(new FileThere(path, size(entry.path("file_size"))));
                    }
                }
            }
            return Optional.of(files);
        } catch (RuntimeException untold) {
            return Optional.empty();
        }
    }

    /** The server writes large numbers as text. */
    private static @Nullable Long size(JsonNode size) {
        return size.isMissingNode() || size.isNull() ? null : (Long) size.asLong(0);
    }
}
