package io.slipway.tracking;

import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The versions of a project's registered models. */
@Service
public class ModelVersions {
    private final RegistryStore models;
    private final ModelVersionStore store;
    private final RegistrySearchStore search;
    private final Sources sources;
    private final AliasStore aliases;
    private final Changes changes;
    private final Gate access;
    private final Clock clock;

    ModelVersions(
            RegistryStore models,
            ModelVersionStore store,
            RegistrySearchStore search,
            Sources sources,
            AliasStore aliases,
            Changes changes,
            Gate access,
            Clock clock) {
        this.models = models;
        this.store = store;
        this.search = search;
        this.sources = sources;
        this.aliases = aliases;
        this.changes = changes;
        this.access = access;
        this.clock = clock;
    }

    /** A new version, ready at once, under the next number; the source must belong to the run or model that it names. */
    @Transactional
    public ModelVersion create(ProjectId project, ModelVersion.Wanted asked) {
        access.require(project, Permission.RUN);
        RegistryRules.tags(asked.tags());
        RegistryRules.description(asked.description());
        Rules.length("source", 4_096, asked.source());
        Rules.length("run_link", 4_096, asked.runLink());
        Rules.length("run_id", 256, asked.run());
        Sources.Resolved resolved = sources.resolve(project, asked);
        RegistryStore.Row model =
                models.lock(project, asked.model()).orElseThrow(() -> Registry.missing(asked.model()));
        long version = models.nextVersion(model.number());
        store.insert(model.number(), version, resolved.wanted(), resolved.location(), changes.who(), clock.millis());
        asked.tags().forEach((tag, text) -> store.setTag(model.number(), version, tag, text));
        touch(new Registered.Versioned(project, model.number(), version));
        return get(project, asked.model(), Long.toString(version));
    }

    @Transactional(readOnly = true)
    public ModelVersion get(ProjectId project, String model, String version) {
        access.require(project, Permission.VIEW);
        return store.filled(List.of(row(project, model, version)), true).getFirst();
    }

    /** Of a model by the number that this keeps under whatever name; empty once it is deleted. */
    @Transactional(readOnly = true)
    public Optional<ModelVersion> numbered(ProjectId project, long model, long version) {
        access.require(project, Permission.VIEW);
        return models.numbered(project, model)
                .flatMap(found -> store.find(model, version))
                .map(row -> store.filled(List.of(row), true).getFirst());
    }

    /** All of a model with their aliases, newest first. */
    @Transactional(readOnly = true)
    public List<ModelVersion> all(ProjectId project, String model) {
        access.require(project, Permission.VIEW);
        RegistryRules.name(model, "name");
        return store.filled(
                store.all(models.find(project, model)
                        .orElseThrow(() -> Registry.missing(model))
                        .number()),
                true);
    }

    /** The version that an alias points at; nobody can set {@code latest}, which is the newest. */
    @Transactional(readOnly = true)
    public ModelVersion ofAlias(ProjectId project, String model, String alias) {
        access.require(project, Permission.VIEW);
        RegistryRules.name(model, "name");
        RegistryRules.alias(alias);
        RegistryStore.Row found = models.find(project, model).orElseThrow(() -> Registry.missing(model));
        Optional<ModelVersionStore.Row> pointed = alias.equals("latest")
                ? store.all(found.number()).stream().findFirst()
                : store.ofAlias(found.number(), alias);
        ModelVersionStore.Row row =
                pointed.orElseThrow(() -> TrackingException.invalid("Registered model alias " + alias + " not found."));
        return store.filled(List.of(row), true).getFirst();
    }

    /** The newest version of each of these stages, or of all. */
    @Transactional(readOnly = true)
    public List<ModelVersion> latest(ProjectId project, String model, List<String> stages) {
        access.require(project, Permission.VIEW);
        RegistryRules.name(model, "name");
        List<String> wanted = stages.stream().map(RegistryRules::stage).toList();
        RegistryStore.Row found = models.find(project, model).orElseThrow(() -> Registry.missing(model));
        return store.latest(List.of(found.number()), true).getOrDefault(found.number(), List.of()).stream()
                .filter(version -> wanted.isEmpty() || wanted.contains(version.stage()))
                .toList();
    }

    /** Versions that fit a filter in MLflow's search language, a page of them. */
    @Transactional(readOnly = true)
    public Page<ModelVersion> search(
            ProjectId project, String filter, List<String> orderBy, int limit, @Nullable String token) {
        access.require(project, Permission.VIEW);
        Rules.maxResults(limit, 200_000);
        return search.versions(
                project,
                Filter.parse(filter, Vocabulary.MODEL_VERSIONS),
                Ordering.parse(orderBy, Vocabulary.MODEL_VERSIONS),
                limit,
                PageToken.offset(token));
    }

    @Transactional
    public ModelVersion describe(ProjectId project, String model, String version, String description) {
        access.require(project, Permission.RUN);
        RegistryRules.description(description);
        ModelVersionStore.Row row = row(project, model, version);
        store.describe(row, description, clock.millis());
        changes.note(
                new Registered.Described(project, row.model(), row.version().version(), description));
        return get(project, model, version);
    }

    /** Puts a version in a stage; the others of that stage are archived if asked for. */
    @Transactional
    public ModelVersion transition(
            ProjectId project, String model, String version, String stage, boolean archiveOthers) {
        access.require(project, Permission.EDIT);
        String canonical = RegistryRules.stage(stage);
        if (archiveOthers) {
            RegistryRules.mayArchiveOthers(canonical);
        }
        ModelVersionStore.Row row = row(project, model, version);
        if (archiveOthers) {
            store.archiveOthers(row, canonical, clock.millis());
        }
        store.setStage(row, canonical, clock.millis());
        touch(new Registered.Staged(project, row.model(), row.version().version(), canonical, archiveOthers));
        return get(project, model, version);
    }

    /** Deletes a version and takes away the aliases that point at it, so that {@link #restore} can take it back. Answers with those aliases. */
    @Transactional
    public List<String> delete(ProjectId project, String model, String version) {
        access.require(project, Permission.EDIT);
        long number = row(project, model, version).model();
        models.lock(project, model);
        ModelVersion found = get(project, model, version);
        found.aliases().forEach(alias -> aliases.set(number, alias, null, changes.who(), clock.millis()));
        store.setDeleted(number, found.version(), true);
        touch(new Registered.Deleted(project, number, found.version()));
        return found.aliases();
    }

    /** Takes a deletion back; of these aliases it gets those that nobody has pointed elsewhere since. */
    @Transactional
    public ModelVersion restore(ProjectId project, String model, String version, List<String> itsAliases) {
        access.require(project, Permission.EDIT);
        long wanted = RegistryRules.version(version);
        long number = models.lock(project, model)
                .orElseThrow(() -> Registry.missing(model, version))
                .number();
        if (!store.setDeleted(number, wanted, false)) {
            throw Registry.missing(model, version);
        }
        touch(new Registered.Versioned(project, number, wanted));
        for (String alias : itsAliases) {
            if (store.ofAlias(number, alias).isEmpty()) {
                aliases.set(number, alias, wanted, changes.who(), clock.millis());
                changes.note(new Registered.Aliased(project, number, alias, wanted));
            }
        }
        return get(project, model, version);
    }

    /** The numbers of those that can be brought back, newest first. */
    @Transactional(readOnly = true)
    public List<Long> deleted(ProjectId project, String model) {
        access.require(project, Permission.VIEW);
        RegistryRules.name(model, "name");
        return store.deleted(models.find(project, model)
                .orElseThrow(() -> Registry.missing(model))
                .number());
    }

    private void touch(Registered what) {
        models.touch(what.model(), clock.millis());
        changes.note(what);
    }

    @Transactional
    public void setTag(ProjectId project, String model, String version, String tag, String text) {
        access.require(project, Permission.RUN);
        RegistryRules.tags(Map.of(tag, text));
        ModelVersionStore.Row row = row(project, model, version);
        store.setTag(row.model(), row.version().version(), tag, text);
        changes.note(new Registered.Tagged(project, row.model(), row.version().version(), tag, text));
    }

    @Transactional
    public void deleteTag(ProjectId project, String model, String version, String tag) {
        access.require(project, Permission.RUN);
        ModelVersionStore.Row row = row(project, model, version);
        store.deleteTag(row.model(), row.version().version(), tag);
        changes.note(new Registered.Tagged(project, row.model(), row.version().version(), tag, null));
    }

    private ModelVersionStore.Row row(ProjectId project, String model, String version) {
        RegistryRules.name(model, "name");
        long number = RegistryRules.version(version);
        return models.find(project, model)
                .flatMap(found -> store.find(found.number(), number))
                .orElseThrow(() -> Registry.missing(model, version));
    }
}
