package io.slipway.tracking;

import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The named models of a project. Whoever may run something may register, describe and point an alias, so a step can; to
 * rename or delete takes the right to edit, which no step has.
 */
@Service
public class Registry {
    private final RegistryStore store;
    private final AliasStore aliases;
    private final ModelVersionStore versions;
    private final RegistrySearchStore search;
    private final Changes changes;
    private final Gate access;
    private final Clock clock;

    Registry(
            RegistryStore store,
            AliasStore aliases,
            ModelVersionStore versions,
            RegistrySearchStore search,
            Changes changes,
            Gate access,
            Clock clock) {
        this.store = store;
        this.aliases = aliases;
        this.versions = versions;
        this.search = search;
        this.changes = changes;
        this.access = access;
        this.clock = clock;
    }

    /** A new name, without versions. */
    @Transactional
    public RegisteredModel create(
            ProjectId project, String name, @Nullable String description, Map<String, String> tags) {
        access.require(project, Permission.RUN);
        RegistryRules.name(name, "name");
        RegistryRules.tags(tags);
        RegistryRules.description(description == null ? "" : description);
        if (store.find(project, name).isPresent()) {
            throw exists(name);
        }
        try {
            store.insert(project, name, description, clock.millis());
        } catch (DuplicateKeyException raced) {
            throw exists(name);
        }
        RegistryStore.Row made = row(project, name);
        tags.forEach((tag, text) -> store.setTag(made.number(), tag, text));
        changes.note(new Registered.Named(project, made.number()));
        return get(project, name);
    }

    @Transactional(readOnly = true)
    public RegisteredModel get(ProjectId project, String name) {
        access.require(project, Permission.VIEW);
        return filled(row(project, name));
    }

    /** By the number that it keeps under whatever name; empty once it is deleted. */
    @Transactional(readOnly = true)
    public Optional<RegisteredModel> numbered(ProjectId project, long model) {
        access.require(project, Permission.VIEW);
        return store.numbered(project, model).map(this::filled);
    }

    /** Models that fit a filter in MLflow's search language, a page of them. */
    @Transactional(readOnly = true)
    public Page<RegisteredModel> search(
            ProjectId project, String filter, List<String> orderBy, int limit, @Nullable String token) {
        access.require(project, Permission.VIEW);
        Rules.maxResults(limit, 1_000);
        return search.models(
                project,
                Filter.parse(filter, Vocabulary.REGISTERED_MODELS),
                Ordering.parse(orderBy, Vocabulary.REGISTERED_MODELS),
                limit,
                PageToken.offset(token));
    }

    /** Gives a model another name; versions and aliases stay with it. */
    @Transactional
    public RegisteredModel rename(ProjectId project, String name, String newName) {
        access.require(project, Permission.EDIT);
        RegistryRules.name(newName, "new_name");
        RegistryStore.Row model = row(project, name);
        if (!newName.equals(name) && store.find(project, newName).isPresent()) {
            throw exists(newName);
        }
        try {
            store.rename(model.number(), newName, clock.millis());
            versions.touchAll(model.number(), clock.millis());
        } catch (DuplicateKeyException raced) {
            throw exists(newName);
        }
        changes.note(new Registered.Renamed(project, model.number(), newName));
        return get(project, newName);
    }

    @Transactional
    public RegisteredModel describe(ProjectId project, String name, String description) {
        access.require(project, Permission.RUN);
        RegistryRules.description(description);
        long model = row(project, name).number();
        store.describe(model, description, clock.millis());
        changes.note(new Registered.Described(project, model, null, description));
        return get(project, name);
    }

    /** Deletes the name with all versions, so that {@link #restore} can take it back; files stay where they are. */
    @Transactional
    public void delete(ProjectId project, String name) {
        access.require(project, Permission.EDIT);
        long model = row(project, name).number();
        changes.note(new Registered.Deleted(project, model, null));
        store.delete(model);
    }

    /** Takes the last deletion of that name back; another model may have taken the name meanwhile. */
    @Transactional
    public RegisteredModel restore(ProjectId project, String name) {
        access.require(project, Permission.EDIT);
        RegistryRules.name(name, "name");
        return restored(project, store.deleted(project, name).orElseThrow(() -> missing(name)), name);
    }

    /** The same with one of {@link #deleted}, also if others of its name were deleted since. */
    @Transactional
    public RegisteredModel restore(ProjectId project, DeletedModel model) {
        access.require(project, Permission.EDIT);
        String name = store.deleted(project, model.number())
                .orElseThrow(() -> missing(model.name()))
                .name();
        return restored(project, model.number(), name);
    }

    private RegisteredModel restored(ProjectId project, long model, String name) {
        if (store.find(project, name).isPresent()) {
            throw exists(name);
        }
        store.restore(model);
        changes.note(new Registered.Restored(project, model));
        return get(project, name);
    }

    /** What can be brought back, that deleted last first. */
    @Transactional(readOnly = true)
    public List<DeletedModel> deleted(ProjectId project, int most) {
        access.require(project, Permission.VIEW);
        return store.deleted(project, most);
    }

    @Transactional
    public void setTag(ProjectId project, String name, String tag, String text) {
        access.require(project, Permission.RUN);
        RegistryRules.tags(Map.of(tag, text));
        long model = row(project, name).number();
        store.setTag(model, tag, text);
        changes.note(new Registered.Tagged(project, model, null, tag, text));
    }

    @Transactional
    public void deleteTag(ProjectId project, String name, String tag) {
        access.require(project, Permission.RUN);
        long model = row(project, name).number();
        store.deleteTag(model, tag);
        changes.note(new Registered.Tagged(project, model, null, tag, null));
    }

    /** Points an alias at a version, wherever it pointed before. */
    @Transactional
    public void setAlias(ProjectId project, String name, String alias, String version) {
        access.require(project, Permission.RUN);
        RegistryRules.freeAlias(alias);
        long number = RegistryRules.version(version);
        long model = store.lock(project, name).orElseThrow(() -> missing(name)).number();
        if (versions.find(model, number).isEmpty()) {
            throw missing(name, version);
        }
        aliases.set(model, alias, number, changes.who(), clock.millis());
        changes.note(new Registered.Aliased(project, model, alias, number));
    }

    /** Takes an alias away; one that is not there is no mistake. */
    @Transactional
    public void deleteAlias(ProjectId project, String name, String alias) {
        access.require(project, Permission.RUN);
        RegistryRules.alias(alias);
        RegistryRules.name(name, "name");
        long model = store.lock(project, name).orElseThrow(() -> missing(name)).number();
        aliases.set(model, alias, null, changes.who(), clock.millis());
        changes.note(new Registered.Aliased(project, model, alias, null));
    }

    /** Returns if a version can be given an alias of this name; {@link TrackingException} says why not. */
    public static void checkAlias(String alias) {
        RegistryRules.freeAlias(alias);
    }

    /** Where the aliases of a model pointed, newest first. */
    @Transactional(readOnly = true)
    public List<AliasChange> aliasHistory(ProjectId project, String name) {
        access.require(project, Permission.VIEW);
        return aliases.history(row(project, name).number());
    }

    private RegisteredModel filled(RegistryStore.Row row) {
        return search.filled(List.of(row)).getFirst();
    }

    private RegistryStore.Row row(ProjectId project, String name) {
        RegistryRules.name(name, "name");
        return store.find(project, name).orElseThrow(() -> missing(name));
    }

    static TrackingException missing(String name) {
        return TrackingException.missing("Registered Model with name=" + name + " not found");
    }

    static TrackingException missing(String name, String version) {
        return TrackingException.missing("Model Version (name=" + name + ", version=" + version + ") not found");
    }

    private static TrackingException exists(String name) {
        return new TrackingException(
                TrackingException.Reason.EXISTS, "Registered Model (name=" + name + ") already exists.");
    }
}
