package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What a project imported may lie on the very server that it records on now: then it is not made there a second time. Its ids are random, so whether the server has one of
 * that id tells; where it was imported from does not, for a file says nothing of its server.
 */
@Component
class Originals {
    private final Carried carried;

    Originals(Carried carried) {
        this.carried = carried;
    }

    /** The run of the server that ours was imported from. */
    Optional<RemoteRun> run(MlflowApi api, ProjectId project, String ours) {
        return carried.run(project, ours)
                .flatMap(id -> api.find("runs/get", Map.of("run_id", id)))
                .map(there -> there.at("/run/info"))
                .map(info ->
                        new RemoteRun(text(info, "experiment_id"), text(info, "run_id"), text(info, "artifact_uri")));
    }

    /** The logged model of the server that ours was imported from. */
    Optional<RemoteIdStore.Model> model(MlflowApi api, ProjectId project, String ours) {
        return carried.model(project, ours)
                .flatMap(id -> api.find("logged-models/" + id, Map.of()))
                .map(there -> there.at("/model/info"))
                .map(info -> new RemoteIdStore.Model(text(info, "model_id"), text(info, "artifact_uri")));
    }

    private static String text(JsonNode info, String field) {
        return info.path(field).asString("");
    }
}
