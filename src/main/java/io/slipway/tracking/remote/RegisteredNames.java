package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.ProjectId;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Registry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What our registered models are called on a server: as here, unless they were renamed on either side. A name that is not there is made, and marked as ours. */
@Component
class RegisteredNames {
    private static final String PAGE = "1000";
    private final RemoteIdStore store;
    private final CarriedPlaceStore carried;
    private final Registry registry;
    private final Access access;
    private final TransactionTemplate transaction;

    RegisteredNames(
            RemoteIdStore store,
            CarriedPlaceStore carried,
            Registry registry,
            Access access,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.carried = carried;
        this.registry = registry;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The name there; empty if ours is deleted and never was there. */
    Optional<String> name(MlflowApi api, ProjectId project, long model) {
        Optional<RemoteIdStore.Name> known = store.name(model, api.server());
        return known.isPresent()
                ? known.map(RemoteIdStore.Name::name)
                : access.asSystem(() -> registry.numbered(project, model)).map(ours -> make(api, project, model, ours));
    }

    private String make(MlflowApi api, ProjectId project, long model, RegisteredModel ours) {
        String mark = mark(project, model, ours.created());
        JsonNode there = carried.name(model, api.server())
                .flatMap(name -> was(api, project, name))
                .or(() -> RemoteRegistry.named(api, ours.name()))
                .or(() -> renamed(api, carried, project, model).flatMap(name -> RemoteRegistry.named(api, name)))
                .orElseGet(() -> create(api, ours, mark));
        boolean made = mark.equals(RemoteRegistry.tag(there, RemoteRegistry.NAME_TAG));
        return is(api, model, there, made);
    }

    /** What was imported or exported under that name, be it called so or not by now. */
    private Optional<JsonNode> was(MlflowApi api, ProjectId project, String name) {
        Optional<JsonNode> there = RemoteRegistry.named(api, name);
        Long created = carried.made(project, api.server()).get(name);
        return created == null || there.filter(one -> created(one) == created).isPresent()
                ? there
                : moved(api, created);
    }

    private static long created(JsonNode model) {
        return model.path("creation_timestamp").asLong();
    }

    /** The one that was made there then, whatever it is called: a server looks for no time, so all are read. */
    static Optional<JsonNode> moved(MlflowApi api, long created) {
        String token = "";
        do {
            JsonNode page = api.ask(
                    "GET",
                    "registered-models/search",
                    token.isEmpty() ? Map.of("max_results", PAGE) : Map.of("max_results", PAGE, "page_token", token),
                    null);
            Optional<JsonNode> found = page.path("registered_models")
                    .valueStream()
                    .filter(model -> created(model) == created)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            token = page.path("next_page_token").asString("");
        } while (!token.isEmpty());
        return Optional.empty();
    }

    private String is(MlflowApi api, long model, JsonNode there, boolean made) {
        String name = there.path("name").asString("");
        long created = created(there);
        transaction.executeWithoutResult(
                status -> store.nameIs(model, api.server(), new RemoteIdStore.Name(name, made, created)));
        return name;
    }

    /** One that was renamed there goes on under its name there, and what others call so since is theirs. */
    void follow(MlflowApi api, ProjectId project, long model) {
        RemoteIdStore.Name known = store.name(model, api.server()).orElse(null);
        if (known == null) {
            return;
        }
        JsonNode there = RemoteRegistry.named(api, known.name()).orElse(null);
        Long created = known.created();
        if (there != null && created != null && created(there) == created) {
            return;
        }
        Optional<JsonNode> moved = created == null ? Optional.empty() : moved(api, created);
        if (moved.isPresent()) {
            is(api, model, moved.get(), known.made());
            return;
        }
        List<String> marked = marked(api, carried, project, model);
        if (there != null && (marked.contains(known.name()) || still(project, model, known, there, marked))) {
            is(api, model, there, known.made());
        } else if (!marked.isEmpty()) {
            RemoteRegistry.named(api, marked.getFirst()).ifPresent(now -> is(api, model, now, known.made()));
        } else if (there != null) {
            // What ours stood for is gone: it goes where its own name leads.
            transaction.executeWithoutResult(status -> {
                store.forgetVersions(model, api.server());
                store.forgetName(model, api.server());
            });
        }
    }

    private boolean still(
            ProjectId project, long model, RemoteIdStore.Name known, JsonNode there, List<String> marked) {
        return RemoteRegistry.tag(there, RemoteRegistry.NAME_TAG)
                        .equals(store.marks(project).get(model))
                || (!known.made() && known.created() == null && marked.isEmpty());
    }

    /** What a model is called there now that has versions of ours. */
    static Optional<String> renamed(MlflowApi api, CarriedPlaceStore places, ProjectId project, long model) {
        return marked(api, places, project, model).stream().findFirst();
    }

    /** Those that have versions of ours. */
    private static List<String> marked(MlflowApi api, CarriedPlaceStore places, ProjectId project, long model) {
        String filter = "tags.`" + RemoteRegistry.VERSION_TAG + "` LIKE '" + project + "/" + model + "/%'";
        return api.ask(
                        "GET",
                        "model-versions/search",
                        Map.of("filter", filter, "max_results", "" + RemoteRegistry.MOST),
                        null)
                .path("model_versions")
                .valueStream()
                .filter(there -> RemoteRegistry.isOf(there, project, model, places))
                .map(there -> there.path("name").asString())
                .distinct()
                .toList();
    }

    /** By which the server's model is known to stand for ours. */
    static String mark(ProjectId project, long model, long created) {
        return project + "/" + model + "/" + created;
    }

    private static JsonNode create(MlflowApi api, RegisteredModel ours, String mark) {
        Map<String, String> tags = new HashMap<>(ours.tags());
        tags.put(RemoteRegistry.NAME_TAG, mark);
        ObjectNode wanted = Call.fields().put("name", ours.name());
        String description = ours.description();
        if (description != null) {
            wanted.put("description", description);
        }
        wanted.set("tags", Call.entries(tags));
        return api.ask("POST", "registered-models/create", Map.of(), wanted).path("registered_model");
    }
}
