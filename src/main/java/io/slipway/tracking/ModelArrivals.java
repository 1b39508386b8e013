package io.slipway.tracking;

import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in models that were logged and registered elsewhere, as they were there. The same again changes nothing. */
@Service
public class ModelArrivals {
    private final Experiments experiments;
    private final LoggedModelStore logged;
    private final RegistryStore registry;
    private final ModelVersionStore versions;
    private final AliasStore aliases;
    private final ArrivalStore store;
    private final Gate access;
    private final Clock clock;

    ModelArrivals(
            Experiments experiments,
            LoggedModelStore logged,
            RegistryStore registry,
            ModelVersionStore versions,
            AliasStore aliases,
            ArrivalStore store,
            Gate access,
            Clock clock) {
        this.experiments = experiments;
        this.logged = logged;
        this.registry = registry;
        this.versions = versions;
        this.aliases = aliases;
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    /** Where the files of a logged model lie; empty if the project has no such model. */
    @Transactional(readOnly = true)
    public Optional<String> artifactUri(ProjectId project, String id) {
        access.require(project, Permission.MANAGE);
        return logged.find(project, id).map(LoggedModel::artifactUri);
    }

    /** A logged model in an experiment of ours, pending until {@link #end}; returns where its files go. */
    @Transactional
    public String logged(ProjectId project, String id, String experiment, String run, LoggedModel there) {
        access.require(project, Permission.MANAGE);
        String uri = experiments.get(project, experiment).artifactLocation() + "/models/" + id + "/artifacts";
        if (!store.hasModel(project, id)) {
            logged.insert(
                    project,
                    new LoggedModel(
                            id,
                            experiment,
                            Arrivals.cut(there.name(), 500),
                            Arrivals.cut(there.modelType(), 500),
                            run,
                            LoggedModel.Status.PENDING,
                            uri,
                            there.created(),
                            there.updated(),
                            Map.of(),
                            Map.of(),
                            List.of()));
        }
        logged.addParams(id, Rules.truncated(there.params(), Rules.PARAM_LENGTH));
        logged.setTags(id, Rules.truncated(there.tags(), Rules.TAG_LENGTH));
        return logged.find(project, id).map(LoggedModel::artifactUri).orElse(uri);
    }

    /** All its files are here, and what was measured of it. */
    @Transactional
    public void end(ProjectId project, String id, LoggedModel there, List<ModelMetric> measured) {
        access.require(project, Permission.MANAGE);
        logged.addMetrics(id, measured);
        store.setModelTimes(id, there.status(), there.created(), there.updated());
    }

    /** A name in the registry; what it says here of itself stays. */
    @Transactional
    public void registered(ProjectId project, RegisteredModel there) {
        access.require(project, Permission.MANAGE);
        RegistryRules.name(there.name(), "name");
        if (registry.find(project, there.name()).isEmpty()) {
            registry.insert(project, there.name(), there.description(), clock.millis());
            long model = row(project, there.name()).number();
            store.setRegisteredTimes(model, there.created(), there.updated());
            there.tags().forEach((tag, text) -> registry.setTag(model, tag, text));
        }
    }

    /** The version of that number, if the model has it. */
    @Transactional(readOnly = true)
    public Optional<ModelVersion> version(ProjectId project, String model, long version) {
        access.require(project, Permission.MANAGE);
        return registry.find(project, model)
                .flatMap(found -> versions.find(found.number(), version))
                .map(ModelVersionStore.Row::version);
    }

    /** A number that no version of the model has or had. */
    @Transactional(readOnly = true)
    public long free(ProjectId project, String model) {
        access.require(project, Permission.MANAGE);
        return store.lastVersion(row(project, model).number()) + 1;
    }

    /** A version under its own number, with what it names here. */
    @Transactional
    public void version(ProjectId project, ModelVersion there) {
        access.require(project, Permission.MANAGE);
        long model = registry.lock(project, there.model())
                .orElseThrow(() -> Registry.missing(there.model()))
                .number();
        ModelVersion.Wanted wanted = new ModelVersion.Wanted(
                there.model(),
                there.source(),
                there.run(),
                there.loggedModel(),
                there.runLink(),
                there.description(),
                there.tags());
        try {
            versions.insert(model, there.version(), wanted, there.location(), there.registeredBy(), there.created());
        } catch (DuplicateKeyException gone) {
            throw TrackingException.invalid("Version " + there.version() + " of " + there.model()
                    + " was deleted here: take that back to have it again");
        }
        there.tags().forEach((tag, text) -> versions.setTag(model, there.version(), tag, text));
        store.setVersionTimes(model, there);
        store.reach(model, there.version());
    }

    /** Points an alias that points nowhere here; one that somebody has set here stays. */
    @Transactional
    public void alias(ProjectId project, String name, String alias, long version) {
        access.require(project, Permission.MANAGE);
        long model = registry.lock(project, name)
                .orElseThrow(() -> Registry.missing(name))
                .number();
        if (versions.ofAlias(model, alias).isEmpty()
                && versions.find(model, version).isPresent()) {
            aliases.set(model, alias, version, access.caller(), clock.millis());
        }
    }

    private RegistryStore.Row row(ProjectId project, String name) {
        return registry.find(project, name).orElseThrow(() -> Registry.missing(name));
    }
}
