package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OutboxStore.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Brings names and versions to the server's registry, and takes away what is deleted here: never what others made there. */
@Component
class RegistrySending {
    private final RegisteredNames names;
    private final RemoteRegistry registry;
    private final RemoteIdStore store;
    private final CarriedPlaceStore carried;
    private final TransactionTemplate transaction;

    RegistrySending(
            RegisteredNames names,
            RemoteRegistry registry,
            RemoteIdStore store,
            CarriedPlaceStore carried,
            PlatformTransactionManager transactions) {
        this.names = names;
        this.registry = registry;
        this.store = store;
        this.carried = carried;
        this.transaction = new TransactionTemplate(transactions);
    }

    void send(ProjectId project, Kind kind, JsonNode request, MlflowApi api) {
        long model = request.path("model").asLong();
        names.follow(api, project, model);
        switch (kind) {
            case NAME -> names.name(api, project, model);
            case NAME_BACK -> restore(project, model, api);
            case VERSION ->
                registry.version(api, project, model, request.path("version").asLong());
            case RENAME -> rename(project, model, request.path("name").asString(), api);
            case UNREGISTER -> {
                if (request.has("version")) {
                    long version = request.path("version").asLong();
                    store.version(model, version, api.server()).ifPresent(there -> {
                        if (registry.still(api, project, model, version, there)) {
                            store.name(model, api.server()).ifPresent(name -> deleteVersion(name.name(), there, api));
                        }
                        transaction.executeWithoutResult(status -> store.forgetVersion(model, version, api.server()));
                    });
                } else {
                    delete(project, model, api);
                }
            }
            default -> throw new IllegalStateException("a " + kind + " is not of the registry");
        }
    }

    /** The call as it may be sent; throws where it would change what others made of a registered model: what stands at its name, and aliases of versions of theirs. */
    Call permitted(ProjectId project, Call call, MlflowApi api) {
        JsonNode registered = call.body().at("/name/" + Call.NAME);
        if (registered.isMissingNode()) {
            return call;
        }
        long model = Long.parseLong(registered.asString());
        names.follow(api, project, model);
        if (!call.path().startsWith("registered-models/")) {
            return call;
        }
        String name = names.name(api, project, model).orElse("");
        boolean ours = name.isEmpty()
                || store.name(model, api.server()).map(RemoteIdStore.Name::made).orElse(true);
        if (call.path().equals("registered-models/alias") && !name.isEmpty()) {
            return alias(project, call, model, name, ours, api);
        }
        if (!ours) {
            throw new StaysHereException("model");
        }
        return call;
    }

    private Call alias(ProjectId project, Call call, long model, String name, boolean ours, MlflowApi api) {
        Optional<String> imported = imported(project, call, model, api);
        if (ours && imported.isEmpty()) {
            return call;
        }
        String alias = call.body().path("alias").asString("");
        Optional<String> at = Optional.ofNullable(aliases(name, api).get(alias));
        boolean atOurs = at.isPresent()
                && versions(name, api)
                        .filter(there -> there.path("version").asString().equals(at.get()))
                        .anyMatch(there -> RemoteRegistry.isOf(there, project, model, carried));
        if (at.isPresent() && !atOurs && call.method().equals("DELETE")) {
            throw new StaysHereException("alias");
        }
        if (at.isPresent() && !atOurs && !at.equals(imported)) {
            throw refused("the alias " + alias + " of the model " + name
                    + " points at a version of others there, so it is not moved");
        }
        if (imported.isPresent() && !atOurs) {
            throw new StaysHereException("version");
        }
        // One of ours goes on to a version of others as it did here.
        imported.ifPresent(number -> call.body().put("version", number));
        return call;
    }

    /** With the version there that each points at. */
    private static Map<String, String> aliases(String name, MlflowApi api) {
        Map<String, String> aliases = new HashMap<>();
        RemoteRegistry.named(api, name)
                .ifPresent(there -> there.path("aliases")
                        .forEach(one -> aliases.put(
                                one.path("alias").asString(""),
                                one.path("version").asString(""))));
        return aliases;
    }

    /** The number there of a version that an alias is to point at, if that was imported from there. */
    private Optional<String> imported(ProjectId project, Call call, long model, MlflowApi api) {
        String[] version =
                call.body().at("/version/" + Call.VERSION).asString("").split("/", 2);
        return version.length < 2
                        || store.version(model, Long.parseLong(version[1]), api.server())
                                .isPresent()
                ? Optional.empty()
                : registry.original(api, project, model, Long.parseLong(version[1]));
    }

    private void restore(ProjectId project, long model, MlflowApi api) {
        names.name(api, project, model).ifPresent(name -> {
            registry.versions(project, model).forEach(version -> registry.version(api, project, model, version));
            Map<String, String> set = aliases(name, api);
            registry.aliases(project, model).forEach((alias, version) -> {
                // One that others have set meanwhile stays theirs.
                if (!set.containsKey(alias)) {
                    registry.version(api, project, model, version)
                            .ifPresent(there -> RemoteRegistry.alias(api, name, alias, there));
                }
            });
        });
    }

    private void rename(ProjectId project, long model, String wanted, MlflowApi api) {
        Optional<RemoteIdStore.Name> known = store.name(model, api.server());
        if (known.isEmpty() || known.get().name().equals(wanted)) {
            return; // It comes to be there under the name that it has here then.
        }
        String before = known.get().name();
        if (!known.get().made()) {
            throw refused("the model " + before + " was there before, so it is not renamed to " + wanted
                    + ": it goes on under its name there");
        }
        if (RemoteRegistry.named(api, before).isPresent()) {
            if (othersHave(project, model, before, api)) {
                throw refused("others have versions of the model " + before + " there, so it is not renamed to "
                        + wanted + ": it goes on under its name there");
            }
            api.ask(
                    "POST",
                    "registered-models/rename",
                    Map.of(),
                    Call.fields().put("name", before).put("new_name", wanted));
        } else if (RemoteRegistry.named(api, wanted)
                .filter(there -> RemoteRegistry.tag(there, RemoteRegistry.NAME_TAG)
                        .equals(store.marks(project).get(model)))
                .isEmpty()) {
            throw refused("the model " + before + " is not there any more, so it is not renamed to " + wanted);
        }
        transaction.executeWithoutResult(status -> store.nameIs(
                model,
                api.server(),
                new RemoteIdStore.Name(wanted, true, known.get().created())));
    }

    private void delete(ProjectId project, long model, MlflowApi api) {
        Optional<RemoteIdStore.Name> known = store.name(model, api.server());
        known.ifPresent(there -> {
            if (there.made() && !othersHave(project, model, there.name(), api)) {
                Sending.unlessGone(() -> api.ask(
                        "DELETE",
                        "registered-models/delete",
                        Map.of(),
                        Call.fields().put("name", there.name())));
            } else {
                versions(there.name(), api)
                        .filter(version -> RemoteRegistry.isOf(version, project, model, carried))
                        .map(version -> version.path("version").asString())
                        .forEach(version -> deleteVersion(there.name(), version, api));
                // What is left of it is others'; the mark of one that they made is not ours.
                if (there.made()) {
                    Sending.unlessGone(() -> api.ask(
                            "DELETE",
                            "registered-models/delete-tag",
                            Map.of(),
                            Call.fields().put("name", there.name()).put("key", RemoteRegistry.NAME_TAG)));
                }
            }
        });
        transaction.executeWithoutResult(status -> {
            store.forgetVersions(model, api.server());
            store.forgetName(model, api.server());
        });
    }

    private boolean othersHave(ProjectId project, long model, String name, MlflowApi api) {
        return versions(name, api).anyMatch(there -> !RemoteRegistry.isOf(there, project, model, carried));
    }

    private static Stream<JsonNode> versions(String name, MlflowApi api) {
        return api.ask("GET", "model-versions/search", Map.of("filter", "name = " + RemoteRegistry.quoted(name)), null)
                .path("model_versions")
                .valueStream();
    }

    /** MLflow would keep aliases that point at it. */
    private static void deleteVersion(String name, String version, MlflowApi api) {
        Sending.unlessGone(() -> {
            api.ask("GET", "model-versions/get", Map.of("name", name, "version", version), null)
                    .at("/model_version/aliases")
                    .forEach(alias -> api.ask(
                            "DELETE",
                            "registered-models/alias",
                            Map.of(),
                            Call.fields().put("name", name).put("alias", alias.asString())));
            api.ask(
                    "DELETE",
                    "model-versions/delete",
                    Map.of(),
                    Call.fields().put("name", name).put("version", version));
        });
    }

    private static ServerException refused(String sentence) {
        return new ServerException(ServerException.Kind.REFUSED, "", sentence);
    }
}
