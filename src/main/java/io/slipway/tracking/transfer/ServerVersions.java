package io.slipway.tracking.transfer;

import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.remote.MlflowApi;
import io.slipway.tracking.remote.OursThere;
import io.slipway.tracking.remote.ServerException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The registry of a server. It numbers versions itself, so those that were deleted here are made and deleted there; where others have the number, a version has the next. */
final class ServerVersions {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NO_STAGE = "None";
    private final MlflowApi api;

    ServerVersions(MlflowApi api) {
        this.api = api;
    }

    static Optional<JsonNode> found(Supplier<JsonNode> asked) {
        try {
            return Optional.of(asked.get());
        } catch (ServerException missing) {
            if (missing.is("RESOURCE_DOES_NOT_EXIST")) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    private JsonNode post(String path, ObjectNode body) {
        return api.ask("POST", path, Map.of(), body);
    }

    Optional<RegisteredModel> get(String name) {
        return found(() -> api.ask("GET", "registered-models/get", Map.of("name", name), null))
                .map(answer -> MlflowJson.registered(answer.path("registered_model")));
    }

    /**
     * The one of that name, made if there is none.
     *
     * @param mark tags that it has there alone
     */
    RegisteredModel registered(String name, RegisteredModel source, Map<String, String> mark) {
        return get(name).orElseGet(() -> create(name, source, mark));
    }

    private RegisteredModel create(String name, RegisteredModel source, Map<String, String> mark) {
        ObjectNode wanted = JSON.createObjectNode().put("name", name);
        String description = source.description();
        if (description != null) {
            wanted.put("description", description);
        }
        ServerJson.entries(wanted.putArray("tags"), together(source.tags(), mark));
        return MlflowJson.registered(post("registered-models/create", wanted).path("registered_model"));
    }

    Optional<ModelVersion> find(String model, long version) {
        return found(() -> api.ask("GET", "model-versions/get", Map.of("name", model, "version", version), null))
                .map(answer -> MlflowJson.version(answer.path("model_version")));
    }

    private static Map<String, String> together(Map<String, String> tags, Map<String, String> mark) {
        Map<String, String> all = new LinkedHashMap<>(tags);
        all.putAll(mark);
        return all;
    }

    /**
     * Returns the number that it has there.
     *
     * @param mark tags that it has there alone, by which it is looked for before it is made
     */
    long make(ModelVersion wanted, Map<String, String> mark) {
        Optional<Long> known = OursThere.marked(api, wanted.model(), mark);
        long made = known.isPresent() ? known.get() : makeNext(wanted, together(wanted.tags(), mark));
        if (!wanted.stage().equals(NO_STAGE)) {
            find(wanted.model(), made).ifPresent(there -> stage(there, wanted.stage()));
        }
        return made;
    }

    private long makeNext(ModelVersion wanted, Map<String, String> tags) {
        long made = create(wanted, tags);
        while (made < wanted.version()) {
            delete(wanted.model(), made);
            made = create(wanted, tags);
        }
        return made;
    }

    /** It comes after the version, and a stage that was set there meanwhile stays. */
    void stage(ModelVersion there, String stage) {
        if (there.stage().equals(NO_STAGE) && !stage.equals(NO_STAGE)) {
            post(
                    "model-versions/transition-stage",
                    JSON.createObjectNode()
                            .put("name", there.model())
                            .put("version", Long.toString(there.version()))
                            .put("stage", stage)
                            .put("archive_existing_versions", false));
        }
    }

    private long create(ModelVersion wanted, Map<String, String> tags) {
        ObjectNode asked = JSON.createObjectNode()
                .put("name", wanted.model())
                .put("source", wanted.source())
                .put("description", wanted.description());
        if (!wanted.run().isEmpty()) {
            asked.put("run_id", wanted.run());
        }
        if (!wanted.runLink().isEmpty()) {
            asked.put("run_link", wanted.runLink());
        }
        if (!wanted.loggedModel().isEmpty()) {
            asked.put("model_id", wanted.loggedModel());
        }
        ServerJson.entries(asked.putArray("tags"), tags);
        return post("model-versions/create", asked)
                .path("model_version")
                .path("version")
                .asLong(0);
    }

    private void delete(String model, long version) {
        ObjectNode which = JSON.createObjectNode().put("name", model).put("version", Long.toString(version));
        api.ask("DELETE", "model-versions/delete", Map.of(), which);
    }

    /** One that points somewhere there stays. */
    void alias(String model, String alias, long version) {
        boolean set =
                get(model).map(there -> there.aliases().containsKey(alias)).orElse(false);
        if (!set) {
            post(
                    "registered-models/alias",
                    JSON.createObjectNode()
                            .put("name", model)
                            .put("alias", alias)
                            .put("version", Long.toString(version)));
        }
    }
}
