package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The models that others logged to a project's server, by the runs that {@link RunsThere} finds. */
@Component
public class LoggedThere {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST = 50;
    private final RunsThere runs;
    private final Servers servers;
    private final Recent<Question, List<Model>> recent;

    LoggedThere(RunsThere runs, Servers servers, Clock clock) {
        this.runs = runs;
        this.servers = servers;
        this.recent = new Recent<>(clock);
    }

    /** A logged model, its page there, and what was registered of it. */
    public record Model(String id, String name, String page, List<Version> versions) {}

    /** A version there, and its page. */
    public record Version(String model, long number, String page) {}

    private record Question(RemoteServer server, String experiment, String run) {}

    /** The oldest first; none where the server does not tell them in time. */
    public List<Model> ofRun(ProjectId project, String id) {
        List<RunsThere.There> found = runs.get(project, List.of(id)).runs();
        if (found.isEmpty()) {
            return List.of();
        }
        Optional<RemoteServer> server = servers.open(project);
        if (server.isEmpty()) {
            return List.of();
        }
        Question question = new Question(server.get(), found.getFirst().run().experimentId(), id);
        return recent.ask(question, () -> ask(question)).join();
    }

    private static List<Model> ask(Question question) {
        ObjectNode wanted =
                Call.fields().put("max_results", MOST).put("filter", "source_run_id = '" + question.run() + "'");
        wanted.putArray("experiment_ids").add(question.experiment());
        wanted.putArray("order_by")
                .addObject()
                .put("field_name", "creation_timestamp")
                .put("ascending", true);
        try {
            return new MlflowApi(question.server(), PATIENCE)
                    .ask("POST", "logged-models/search", Map.of(), wanted)
                    .path("models")
                    .valueStream()
                    .map(model -> read(question, model.path("info")))
                    .toList();
        } catch (RuntimeException unknown) {
            return List.of();
        }
    }

    private static Model read(Question question, JsonNode info) {
        String id = info.path("model_id").asString("");
        return new Model(
                id,
                info.path("name").asString(""),
                question.server().loggedPage(question.experiment(), id),
                versions(question.server(), RemoteRegistry.tag(info, RemoteModels.VERSIONS_TAG)));
    }

    /** The server notes them at the model, as JSON. */
    private static List<Version> versions(RemoteServer server, String noted) {
        try {
            return Call.JSON
                    .readTree(noted.isEmpty() ? "[]" : noted)
                    .valueStream()
                    .map(one -> new Version(
                            one.path("name").asString(""),
                            one.path("version").asLong(0),
                            server.versionPage(
                                    one.path("name").asString(""),
                                    Long.toString(one.path("version").asLong(0)))))
                    // MLflow may note one twice: its client does what its server does.
                    .distinct()
                    .toList();
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }
}
