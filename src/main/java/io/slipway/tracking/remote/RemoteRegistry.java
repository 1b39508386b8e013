package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Installation;
import io.slipway.project.ProjectId;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Registry;
import io.slipway.tracking.RegistryChanged;
import io.slipway.tracking.TrackedRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the names and versions of a server that stand for ours, once: each is looked for first, by name and by a tag. To a name that others
 * made versions are added; their numbers are the server's.
 */
@Component
class RemoteRegistry {
    static final String NAME_TAG = "slipway.model";
    static final String VERSION_TAG = "slipway.model_version";
    static final int MOST = 10_000;
    private final RemoteIdStore store;
    private final CarriedPlaceStore carried;
    private final RegisteredNames names;
    private final Registry registry;
    private final ModelVersions versions;
    private final RemoteModels models;
    private final RemoteRuns runs;
    private final RemoteFiles files;
    private final Installation installation;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    RemoteRegistry(
            RemoteIdStore store,
            CarriedPlaceStore carried,
            RegisteredNames names,
            Registry registry,
            ModelVersions versions,
            RemoteModels models,
            RemoteRuns runs,
            RemoteFiles files,
            Installation installation,
            Access access,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.carried = carried;
        this.names = names;
        this.registry = registry;
        this.versions = versions;
        this.models = models;
        this.runs = runs;
        this.files = files;
        this.installation = installation;
        this.access = access;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** By which the server's version is known to stand for ours. */
    static String mark(ProjectId project, long model, ModelVersion ours) {
        return project + "/" + model + "/" + ours.version() + "/" + ours.created();
    }

    /** Numbers here of all versions. */
    List<Long> versions(ProjectId project, long model) {
        return access.asSystem(() -> registry.numbered(project, model)
                .map(ours -> versions
                        .search(project, "name = " + quoted(ours.name()), List.of("version_number ASC"), MOST, null)
                        .items()
                        .stream()
                        .map(ModelVersion::version)
                        .toList())
                .orElse(List.of()));
    }

    Map<String, Long> aliases(ProjectId project, long model) {
        return access.asSystem(() ->
                registry.numbered(project, model).map(RegisteredModel::aliases).orElse(Map.of()));
    }

    static Optional<JsonNode> named(MlflowApi api, String name) {
        return api.find("registered-models/get", Map.of("name", name)).map(found -> found.path("registered_model"));
    }

    /** In a filter, whose language knows no escapes. */
    static String quoted(String name) {
        return name.contains("'") ? '"' + name + '"' : "'" + name + "'";
    }

    /** Whether a version there is one of a model of ours, by its mark. */
    static boolean isOf(JsonNode there, ProjectId project, long model, CarriedPlaceStore places) {
        return Mark.of(tag(there, VERSION_TAG), there.path("source").asString(""))
                .filter(mark -> mark.model() == model && mark.stands(project, places))
                .isPresent();
    }

    /** Empty where it has none. */
    static String tag(JsonNode tagged, String key) {
        for (JsonNode tag : tagged.path("tags")) {
            if (tag.path("key").asString("").equals(key)) {
                return tag.path("value").asString("");
            }
        }
        return "";
    }

    /** The number there; empty if ours is deleted and never was there. */
    Optional<String> version(MlflowApi api, ProjectId project, long model, long version) {
        Optional<String> known = store.version(model, version, api.server());
        return known.isPresent()
                ? known
                : access.asSystem(() -> versions.numbered(project, model, version))
                        .map(ours -> make(api, project, model, ours));
    }

    /** The same of one that is changed: refused if it was imported from this server, for it would be made there a second time. */
    Optional<String> changed(MlflowApi api, ProjectId project, long model, long version) {
        Optional<String> known = store.version(model, version, api.server());
        if (known.isPresent() && !still(api, project, model, version, known.get())) {
            transaction.executeWithoutResult(status -> store.forgetVersion(model, version, api.server()));
            return version(api, project, model, version);
        }
        if (known.isEmpty()
                && (carried.imported(model, api.server()).contains(version)
                        || original(api, project, model, version).isPresent())) {
            throw new StaysHereException("version");
        }
        return known.isPresent() ? known : version(api, project, model, version);
    }

    /** Whether what has that number there is still ours: a model that was deleted there and made anew counts from 1. */
    boolean still(MlflowApi api, ProjectId project, long model, long version, String number) {
        String name =
                store.name(model, api.server()).map(RemoteIdStore.Name::name).orElse("");
        return api.find("model-versions/get", Map.of("name", name, "version", number))
                .map(there -> there.path("model_version"))
                .flatMap(there ->
                        Mark.of(tag(there, VERSION_TAG), there.path("source").asString("")))
                .filter(mark -> mark.model() == model && mark.version() == version && mark.stands(project, carried))
                .isPresent();
    }

    /** The number of the version of the server that ours was imported from: it was made when ours was, to the millisecond. */
    Optional<String> original(MlflowApi api, ProjectId project, long model, long version) {
        Optional<ModelVersion> ours = access.asSystem(() -> versions.numbered(project, model, version));
        Optional<String> name = names.name(api, project, model);
        if (ours.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> asked = Map.of("filter", "name = " + quoted(name.get()), "max_results", "" + MOST);
        return api.ask("GET", "model-versions/search", asked, null)
                .path("model_versions")
                .valueStream()
                .filter(there ->
                        there.path("creation_timestamp").asLong() == ours.get().created()
                                && !tag(there, VERSION_TAG).equals(mark(project, model, ours.get())))
                .findFirst()
                .map(there -> there.path("version").asString());
    }

    private String make(MlflowApi api, ProjectId project, long model, ModelVersion ours) {
        String mark = mark(project, model, ours);
        String name = names.name(api, project, model).orElse(ours.model());
        try {
            String number = search(api, name, mark).orElseGet(() -> create(api, project, name, mark, ours));
            transaction.executeWithoutResult(status -> {
                store.versionIs(model, ours.version(), api.server(), number);
                events.publishEvent(new RegistryChanged(project));
            });
            alias(api, project, model, ours.version(), number);
            return number;
        } catch (ServerException no) {
            if (no.is("RESOURCE_DOES_NOT_EXIST") && named(api, name).isEmpty()) {
                transaction.executeWithoutResult(status -> store.forgetName(model, api.server()));
                return make(api, project, model, ours);
            }
            throw no;
        }
    }

    /** What points at it already, unless others have versions of that name: theirs may be meant there. */
    private void alias(MlflowApi api, ProjectId project, long model, long version, String there) {
        store.name(model, api.server())
                .filter(RemoteIdStore.Name::made)
                .ifPresent(name -> aliases(project, model).forEach((alias, at) -> {
                    if (at == version) {
                        alias(api, name.name(), alias, there);
                    }
                }));
    }

    static void alias(MlflowApi api, String name, String alias, String version) {
        api.ask(
                "POST",
                "registered-models/alias",
                Map.of(),
                Call.fields().put("name", name).put("alias", alias).put("version", version));
    }

    static Optional<String> search(MlflowApi api, String name, String mark) {
        String filter = "name = " + quoted(name) + " AND tags.`" + VERSION_TAG + "` = '" + mark + "'";
        JsonNode found = api.ask("GET", "model-versions/search", Map.of("filter", filter, "max_results", "1"), null)
                .path("model_versions");
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.get(0).path("version").asString());
    }

    private String create(MlflowApi api, ProjectId project, String name, String mark, ModelVersion ours) {
        Map<String, String> tags = new HashMap<>(ours.tags());
        tags.put(VERSION_TAG, mark);
        if (!ours.run().isEmpty()) {
            tags.putAll(RunTags.link(installation, ours.run()));
        }
        ObjectNode wanted = source(api, project, ours).put("name", name).put("description", ours.description());
        if (!ours.runLink().isEmpty()) {
            wanted.put("run_link", ours.runLink());
        }
        wanted.set("tags", Call.entries(tags));
        return api.ask("POST", "model-versions/create", Map.of(), wanted)
                .path("model_version")
                .path("version")
                .asString();
    }

    /** Where the files are there: these are completed before anybody can load the version, unless it was all imported from there. */
    private ObjectNode source(MlflowApi api, ProjectId project, ModelVersion ours) {
        ObjectNode wanted = Call.fields();
        if (!ours.run().isEmpty()) {
            wanted.put("run_id", runs.translated(api, project, ours.run()));
        }
        if (!RemoteFiles.areOurs(ours.location())) {
            return wanted.put("source", ours.location());
        }
        Optional<LoggedModel> logged = models.local(project, ours.loggedModel());
        if (logged.isPresent()) {
            RemoteIdStore.Model there =
                    models.there(api, project, ours.loggedModel()).orElseThrow();
            if (store.model(ours.loggedModel(), api.server()).isPresent()) {
                files.complete(api, project, logged.get().artifactUri(), there.artifactUri());
            }
            return wanted.put("source", "models:/" + there.id()).put("model_id", there.id());
        }
        Optional<TrackedRun> run = runs.localIfAny(project, ours.run());
        String root = run.map(TrackedRun::artifactUri).orElse("");
        if (run.isPresent() && (ours.location() + "/").startsWith(root + "/")) {
            RemoteRun there = runs.there(api, project, ours.run());
            String theirs = there.artifactUri() + ours.location().substring(root.length());
            if (runs.find(api.server(), ours.run()).isPresent()) {
                files.complete(api, project, ours.location(), theirs);
            }
            return wanted.put("source", theirs);
        }
        throw new ServerException(
                ServerException.Kind.REFUSED, "", "what the version was made of is not here any more");
    }
}
