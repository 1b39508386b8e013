package io.slipway.mlflow;

import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The routes below /model-versions. */
@Component
class ModelVersionRoutes {
    private static final String VERSIONS_TAG = "mlflow.modelVersions";
    private final ModelVersions versions;
    private final LoggedModels models;

    ModelVersionRoutes(ModelVersions versions, LoggedModels models) {
        this.versions = versions;
        this.models = models;
    }

    @Transactional
    Object create(Call call) {
        Body body = call.body();
        ModelVersion made = versions.create(
                call.project(),
                new ModelVersion.Wanted(
                        body.text("name"),
                        body.text("source"),
                        body.text("run_id", ""),
                        body.text("model_id", ""),
                        body.text("run_link", ""),
                        body.text("description", ""),
                        body.entries("tags")));
        if (!body.text("model_id", "").isEmpty()) {
            note(call, made);
        }
        return answer(made);
    }

    /** A logged model carries a list of the versions that it was registered as. */
    private void note(Call call, ModelVersion made) {
        models.changeTag(call.project(), made.loggedModel(), VERSIONS_TAG, before -> {
            ArrayNode all = listed(before);
            all.addObject().put("name", made.model()).put("version", made.version());
            return all.toString();
        });
    }

    private static ArrayNode listed(String tag) {
        try {
            JsonNode before = Body.MAPPER.readTree(tag);
            return before instanceof ArrayNode list ? list : Body.MAPPER.createArrayNode();
        } catch (JacksonException somebodyElses) {
            return Body.MAPPER.createArrayNode();
        }
    }

    Object get(Call call) {
        return answer(versions.get(
                call.project(), call.body().text("name"), call.body().text("version")));
    }

    Object search(Call call) {
        Body body = call.body();
        var page = versions.search(
                call.project(),
                body.text("filter", ""),
                body.texts("order_by"),
                body.count("max_results", 10_000),
                body.optional("page_token"));
        return Answers.of(
                "model_versions",
                page.items().stream().map(ModelVersionRoutes::fields).toList(),
                "next_page_token",
                page.next());
    }

    Object update(Call call) {
        Body body = call.body();
        return answer(versions.describe(
                call.project(), body.text("name"), body.text("version"), body.text("description", "")));
    }

    Object delete(Call call) {
        versions.delete(call.project(), call.body().text("name"), call.body().text("version"));
        return Map.of();
    }

    Object transition(Call call) {
        Body body = call.body();
        return answer(versions.transition(
                call.project(),
                body.text("name"),
                body.text("version"),
                body.text("stage"),
                body.flag("archive_existing_versions")));
    }

    Object downloadUri(Call call) {
        return Answers.of(
                "artifact_uri",
                versions.get(
                                call.project(),
                                call.body().text("name"),
                                call.body().text("version"))
                        .location());
    }

    Object setTag(Call call) {
        Body body = call.body();
        versions.setTag(
                call.project(), body.text("name"), body.text("version"), body.text("key"), body.text("value", ""));
        return Map.of();
    }

    Object deleteTag(Call call) {
        Body body = call.body();
        versions.deleteTag(call.project(), body.text("name"), body.text("version"), body.text("key"));
        return Map.of();
    }

    static Object answer(ModelVersion version) {
        return Answers.of("model_version", fields(version));
    }

    static Map<String, Object> fields(ModelVersion version) {
        return Answers.of(
                "name", version.model(),
                "version", Long.toString(version.version()),
                "creation_timestamp", version.created(),
                "last_updated_timestamp", version.updated(),
                "current_stage", version.stage(),
                "description", version.description(),
                "source", version.source(),
                "run_id", version.run(),
                "status", "READY",
                "tags", Answers.entries(version.tags()),
                "run_link", version.runLink(),
                "aliases", version.aliases());
    }
}
