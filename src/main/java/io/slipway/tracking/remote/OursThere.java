package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.TrackedRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which of what is on a server stands for something of a project, that records there: whoever imports from it does not want that twice. */
@Service
public class OursThere {
    private final RemoteServerStore servers;
    private final RemoteIdStore ids;
    private final RemoteRunStore runs;
    private final CarriedPlaceStore carried;
    private final RunTags tags;
    private final Access access;

    OursThere(
            RemoteServerStore servers,
            RemoteIdStore ids,
            RemoteRunStore runs,
            CarriedPlaceStore carried,
            RunTags tags,
            Access access) {
        this.tags = tags;
        this.servers = servers;
        this.ids = ids;
        this.runs = runs;
        this.carried = carried;
        this.access = access;
    }

    /** The experiment of the project that one of a server stands for, be it deleted or not. */
    @Transactional(readOnly = true)
    public Optional<String> experiment(ProjectId project, RemoteServer server, String there) {
        access.require(project, Permission.VIEW);
        return ids.anyExperimentOf(project, server, there);
    }

    /** Whether an experiment of the project stands for another one of a server than that, which is below the prefix too. */
    @Transactional(readOnly = true)
    public boolean standsForAnother(ProjectId project, RemoteServer server, String ours, Experiment there) {
        access.require(project, Permission.VIEW);
        return servers.find(project)
                .map(RemoteServerStore.Row::server)
                .filter(own -> own.key().equals(server.key()))
                .filter(own -> there.name().startsWith(own.prefix()))
                .flatMap(own -> ids.experiment(ours, own))
                .filter(known -> !known.equals(there.id()))
                .isPresent();
    }

    /** What an experiment of a server is called here: without the prefix, if that is the server that the project records on. */
    @Transactional(readOnly = true)
    public String nameHere(ProjectId project, RemoteServer server, String there) {
        access.require(project, Permission.VIEW);
        return servers.find(project)
                .map(RemoteServerStore.Row::server)
                .filter(own -> own.key().equals(server.key()))
                .map(RemoteServer::prefix)
                .filter(prefix -> there.startsWith(prefix) && there.length() > prefix.length())
                .map(prefix -> there.substring(prefix.length()))
                .orElse(there);
    }

    /**
     * A run or logged model of a server.
     *
     * @param artifactUri where its files are
     */
    public record There(String id, String artifactUri) {}

    /** The run that a server has because the project records there. */
    @Transactional(readOnly = true)
    public Optional<There> run(ProjectId project, RemoteServer server, String ours) {
        access.require(project, Permission.VIEW);
        return runs.find(ours, server.key())
                .flatMap(RemoteRuns::made)
                .map(there -> new There(there.id(), there.artifactUri()));
    }

    /** The same of a logged model. */
    @Transactional(readOnly = true)
    public Optional<There> model(ProjectId project, RemoteServer server, String ours) {
        access.require(project, Permission.VIEW);
        return ids.model(ours, server).map(there -> new There(there.id(), there.artifactUri()));
    }

    /** Whether a version is a server's own: the project records there, or it was imported from there. */
    @Transactional(readOnly = true)
    public boolean has(ProjectId project, RemoteServer server, ModelVersion ours) {
        access.require(project, Permission.VIEW);
        return ids.numberOf(project, ours.model())
                .filter(model -> ids.version(model, ours.version(), server).isPresent()
                        || carried.imported(model, server).contains(ours.version()))
                .isPresent();
    }

    /** What a registered model of the project is called on a server: as here, unless it is there already. */
    @Transactional(readOnly = true)
    public String modelThere(ProjectId project, RemoteServer server, String ours) {
        access.require(project, Permission.VIEW);
        return ids.numberOf(project, ours)
                .flatMap(number ->
                        ids.name(number, server).map(RemoteIdStore.Name::name).or(() -> carried.name(number, server)))
                .orElse(ours);
    }

    /**
     * The other way round: as there, unless it was renamed on either side, or the project's stands for another one of that server.
     *
     * @param versions of it there
     * @param stays whether the server has a model of that name
     */
    @Transactional(readOnly = true)
    public String modelHere(
            ProjectId project,
            RemoteServer server,
            RegisteredModel there,
            List<ModelVersion> versions,
            Predicate<String> stays) {
        access.require(project, Permission.VIEW);
        return carried.nameHere(project, server, there.name(), there.created())
                .or(() -> versions.stream()
                        .flatMap(version -> marked(project, version).stream())
                        .findFirst()
                        .or(() -> carried.nameHere(project, server, versions))
                        .filter(ours -> !stays.test(modelThere(project, server, ours))))
                .orElseGet(() -> Stream.concat(
                                Stream.of(there.name()),
                                IntStream.iterate(2, next -> next + 1).mapToObj(next -> there.name() + "-" + next))
                        .filter(name -> ids.numberOf(project, name)
                                .filter(number -> carried.standsForAnother(number, server, there.created()))
                                .isEmpty())
                        .findFirst()
                        .orElseThrow());
    }

    /** Whether a registered model of a server, that has the name of what ours stood for, is still that one. */
    @Transactional(readOnly = true)
    public boolean stillThere(ProjectId project, RemoteServer server, String ours, RegisteredModel there) {
        access.require(project, Permission.VIEW);
        return ids.numberOf(project, ours)
                .filter(number -> carried.standsForAnother(number, server, there.created()))
                .isEmpty();
    }

    /** What a model is called on a server by now: the one that ours was carried from or to, or one that has versions of it. */
    @Transactional(readOnly = true)
    public Optional<String> renamedThere(ProjectId project, MlflowApi api, String ours) {
        access.require(project, Permission.VIEW);
        Optional<String> moved = Optional.ofNullable(
                        carried.made(project, api.server()).get(modelThere(project, api.server(), ours)))
                .flatMap(created -> RegisteredNames.moved(api, created))
                .map(there -> there.path("name").asString(""));
        return moved.or(() ->
                ids.numberOf(project, ours).flatMap(number -> RegisteredNames.renamed(api, carried, project, number)));
    }

    /** Remembers which registered model of a server one that was imported from there or exported to it is. */
    @Transactional
    public void carriedModel(ProjectId project, RemoteServer server, String ours, RegisteredModel there) {
        access.require(project, Permission.MANAGE);
        ids.numberOf(project, ours).ifPresent(number -> {
            carried.nameIs(number, server, there.name(), there.created());
            ids.name(number, server)
                    .ifPresent(known -> ids.nameIs(
                            number, server, new RemoteIdStore.Name(there.name(), known.made(), there.created())));
        });
    }

    /** The tags by which a run that is taken to a server is found there when something of it is sent. */
    @Transactional
    public Map<String, String> mark(ProjectId project, TrackedRun ours) {
        access.require(project, Permission.VIEW);
        return tags.mark(project, ours.id());
    }

    /** The tag by which a registered model that is taken to a server is found there when something of ours is sent. */
    @Transactional(readOnly = true)
    public Map<String, String> mark(ProjectId project, RegisteredModel ours) {
        access.require(project, Permission.VIEW);
        return ids.numberOf(project, ours.name())
                .map(number -> Map.of(RemoteRegistry.NAME_TAG, RegisteredNames.mark(project, number, ours.created())))
                .orElse(Map.of());
    }

    /** The same of a version. */
    @Transactional(readOnly = true)
    public Map<String, String> mark(ProjectId project, ModelVersion ours) {
        access.require(project, Permission.VIEW);
        return ids.numberOf(project, ours.model())
                .map(number -> Map.of(RemoteRegistry.VERSION_TAG, RemoteRegistry.mark(project, number, ours)))
                .orElse(Map.of());
    }

    /** The number of the version of a server that has such a mark. */
    public static Optional<Long> marked(MlflowApi api, String model, Map<String, String> mark) {
        return Optional.ofNullable(mark.get(RemoteRegistry.VERSION_TAG))
                .flatMap(text -> RemoteRegistry.search(api, model, text))
                .map(Long::valueOf);
    }

    /** Remembers, for those who look for it, that a run was imported from a server, or else exported to it. */
    @Transactional
    public void carried(
            ProjectId project, RemoteServer server, String ours, String experiment, String there, boolean imported) {
        access.require(project, Permission.MANAGE);
        carried.runIs(ours, server, experiment, there, imported);
    }

    /** The same of a version, by its numbers; imported or else exported. */
    @Transactional
    public void carried(ProjectId project, RemoteServer server, String model, long ours, long there, boolean imported) {
        access.require(project, Permission.MANAGE);
        ids.numberOf(project, model)
                .ifPresent(number -> carried.versionIs(number, ours, server, Long.toString(there), imported));
    }

    /** Whether a version of a server is one that the project made, or has imported from it and deleted. */
    @Transactional(readOnly = true)
    public boolean version(ProjectId project, @Nullable RemoteServer server, ModelVersion there) {
        access.require(project, Permission.VIEW);
        return Mark.of(there.tags().getOrDefault(RemoteRegistry.VERSION_TAG, ""), there.source())
                        .filter(mark -> mark.stands(project, carried))
                        .isPresent()
                || (server != null
                        && carried.imported(project, server, there).values().stream()
                                .anyMatch(CarriedPlaceStore.Imported::deleted));
    }

    /** The number here of a version that was imported from a server into a model. */
    @Transactional(readOnly = true)
    public Optional<Long> number(ProjectId project, RemoteServer server, String model, ModelVersion there) {
        access.require(project, Permission.VIEW);
        return Optional.ofNullable(carried.imported(project, server, there).get(model))
                .map(CarriedPlaceStore.Imported::here);
    }

    /** The name here of the model that a version belongs to by its mark. */
    private Optional<String> marked(ProjectId project, ModelVersion there) {
        return Mark.of(there.tags().getOrDefault(RemoteRegistry.VERSION_TAG, ""), there.source())
                .flatMap(mark -> mark.nameHere(project, carried));
    }

    /** Tags without those by which something on a server stands for what a project has. */
    public static Map<String, String> unmarked(Map<String, String> tags) {
        Map<String, String> others = new LinkedHashMap<>(tags);
        others.keySet().removeAll(Set.of(RemoteRegistry.NAME_TAG, RemoteRegistry.VERSION_TAG));
        return others;
    }
}
