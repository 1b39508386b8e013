package io.slipway.tracking.transfer;

import io.slipway.tracking.Experiment;
import io.slipway.tracking.remote.MlflowApi;
import io.slipway.tracking.remote.ServerException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The experiments of a server that things are carried into; each is looked for before one is made. */
final class ServerExperiments {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final MlflowApi api;

    ServerExperiments(MlflowApi api) {
        this.api = api;
    }

    private JsonNode post(String path, ObjectNode body) {
        return api.ask("POST", path, Map.of(), body);
    }

    /** Its id there, active: the one that it came into before, else the one of its name, made if there is none. */
    String ensure(Experiment source, @Nullable String before) {
        String name = api.server().prefix() + source.name();
        Optional<Experiment> known = standing(source, before);
        if (known.isEmpty()) {
            ObjectNode wanted = JSON.createObjectNode().put("name", name);
            ServerJson.entries(wanted.putArray("tags"), source.tags());
            try {
                return MlflowJson.text(post("experiments/create", wanted), "experiment_id");
            } catch (ServerException raced) {
                if (!raced.is("RESOURCE_ALREADY_EXISTS")) {
                    throw raced;
                }
                known = named(name);
            }
        }
        Experiment there = known.orElseThrow();
        if (there.deleted()) {
            post("experiments/restore", JSON.createObjectNode().put("experiment_id", there.id()));
        }
        source.tags().forEach((tag, text) -> {
            if (!there.tags().containsKey(tag)) {
                post(
                        "experiments/set-experiment-tag",
                        JSON.createObjectNode()
                                .put("experiment_id", there.id())
                                .put("key", tag)
                                .put("value", text));
            }
        });
        return there.id();
    }

    boolean has(Experiment source, @Nullable String before) {
        return standing(source, before).filter(there -> !there.deleted()).isPresent();
    }

    boolean taken(Experiment source, Collection<String> taken) {
        return named(api.server().prefix() + source.name())
                .filter(there -> taken.contains(there.id()))
                .isPresent();
    }

    private Optional<Experiment> standing(Experiment source, @Nullable String before) {
        Optional<Experiment> known =
                before == null ? Optional.empty() : experiment("experiments/get", Map.of("experiment_id", before));
        return known.or(() -> named(api.server().prefix() + source.name()));
    }

    private Optional<Experiment> named(String name) {
        return experiment("experiments/get-by-name", Map.of("experiment_name", name));
    }

    private Optional<Experiment> experiment(String path, Map<String, String> which) {
        return ServerVersions.found(() -> api.ask("GET", path, which, null))
                .map(answer -> MlflowJson.experiment(answer.path("experiment")));
    }
}
