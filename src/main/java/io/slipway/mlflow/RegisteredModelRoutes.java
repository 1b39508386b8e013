package io.slipway.mlflow;

import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The routes below /registered-models. */
@Component
class RegisteredModelRoutes {
    private final Registry registry;
    private final ModelVersions versions;

    RegisteredModelRoutes(Registry registry, ModelVersions versions) {
        this.registry = registry;
        this.versions = versions;
    }

    Object create(Call call) {
        Body body = call.body();
        return answer(
                registry.create(call.project(), body.text("name"), body.optional("description"), body.entries("tags")));
    }

    Object get(Call call) {
        return answer(registry.get(call.project(), call.body().text("name")));
    }

    Object search(Call call) {
        Body body = call.body();
        var page = registry.search(
                call.project(),
                body.text("filter", ""),
                body.texts("order_by"),
                body.count("max_results", 100),
                body.optional("page_token"));
        return Answers.of(
                "registered_models",
                page.items().stream().map(RegisteredModelRoutes::fields).toList(),
                "next_page_token",
                page.next());
    }

    Object rename(Call call) {
        return answer(registry.rename(
                call.project(), call.body().text("name"), call.body().text("new_name")));
    }

    Object update(Call call) {
        return answer(registry.describe(
                call.project(), call.body().text("name"), call.body().text("description", "")));
    }

    Object delete(Call call) {
        registry.delete(call.project(), call.body().text("name"));
        return Map.of();
    }

    Object latestVersions(Call call) {
        return Answers.of(
                "model_versions",
                versions
                        .latest(
                                call.project(),
                                call.body().text("name"),
                                call.body().texts("stages"))
                        .stream()
                        .map(ModelVersionRoutes::fields)
                        .toList());
    }

    Object setTag(Call call) {
        Body body = call.body();
        registry.setTag(call.project(), body.text("name"), body.text("key"), body.text("value", ""));
        return Map.of();
    }

    Object deleteTag(Call call) {
        registry.deleteTag(call.project(), call.body().text("name"), call.body().text("key"));
        return Map.of();
    }

    Object setAlias(Call call) {
        Body body = call.body();
        registry.setAlias(call.project(), body.text("name"), body.text("alias"), body.text("version"));
        return Map.of();
    }

    Object deleteAlias(Call call) {
        registry.deleteAlias(
                call.project(), call.body().text("name"), call.body().text("alias"));
        return Map.of();
    }

    Object ofAlias(Call call) {
        return ModelVersionRoutes.answer(versions.ofAlias(
                call.project(), call.body().text("name"), call.body().text("alias")));
    }

    private static Object answer(RegisteredModel model) {
        return Answers.of("registered_model", fields(model));
    }

    private static Map<String, Object> fields(RegisteredModel model) {
        List<Map<String, Object>> aliases = new ArrayList<>();
        model.aliases()
                .forEach(
                        (alias, version) -> aliases.add(Answers.of("alias", alias, "version", Long.toString(version))));
        return Answers.of(
                "name",
                model.name(),
                "creation_timestamp",
                model.created(),
                "last_updated_timestamp",
                model.updated(),
                "description",
                model.description(),
                "latest_versions",
                model.latest().stream().map(ModelVersionRoutes::fields).toList(),
                "tags",
                Answers.entries(model.tags()),
                "aliases",
                aliases);
    }
}
