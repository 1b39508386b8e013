package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Puts the server's ids in place of ours into what is to be sent; what they stand for is made there if it is not. */
@Component
class ServerIds {
    private final RemoteRuns runs;
    private final RemoteModels models;
    private final RegisteredNames names;
    private final RemoteRegistry registry;

    ServerIds(RemoteRuns runs, RemoteModels models, RegisteredNames names, RemoteRegistry registry) {
        this.names = names;
        this.runs = runs;
        this.models = models;
        this.registry = registry;
    }

    /** Empty if it is about something that is deleted here and never was there. */
    Optional<JsonNode> in(MlflowApi api, ProjectId project, JsonNode body) {
        try {
            return Optional.of(translated(api, project, body));
        } catch (NeverThereException nothing) {
            return Optional.empty();
        }
    }

    private JsonNode translated(MlflowApi api, ProjectId project, JsonNode body) {
        if (body instanceof ArrayNode list) {
            ArrayNode all = list.arrayNode();
            list.forEach(one -> all.add(translated(api, project, one)));
            return all;
        }
        if (!(body instanceof ObjectNode fields)) {
            return body;
        }
        ObjectNode all = fields.objectNode();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            String ours = field.getValue().asString("");
            switch (field.getKey()) {
                case Call.RUN -> {
                    return StringNode.valueOf(runs.translated(api, project, ours));
                }
                case Call.MODEL -> {
                    return StringNode.valueOf(model(api, project, ours));
                }
                case Call.NAME -> {
                    return StringNode.valueOf(
                            names.name(api, project, Long.parseLong(ours)).orElseThrow(NeverThereException::new));
                }
                case Call.VERSION -> {
                    String[] parts = ours.split("/", 2);
                    return StringNode.valueOf(
                            registry.changed(api, project, Long.parseLong(parts[0]), Long.parseLong(parts[1]))
                                    .orElseThrow(NeverThereException::new));
                }
                default -> all.set(field.getKey(), translated(api, project, field.getValue()));
            }
        }
        return all;
    }

    private String model(MlflowApi api, ProjectId project, String ours) {
        return models.there(api, project, ours).map(RemoteIdStore.Model::id).orElseThrow(NeverThereException::new);
    }

    private static final class NeverThereException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
