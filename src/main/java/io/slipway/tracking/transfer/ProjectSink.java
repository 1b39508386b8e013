package io.slipway.tracking.transfer;

import io.slipway.project.Ids;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Arrivals;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelArrivals;
import io.slipway.tracking.ModelLink;
import io.slipway.tracking.ModelMetric;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.TrackingException;
import io.slipway.tracking.remote.OursThere;
import io.slipway.tracking.remote.RemoteServer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A project of ours. Ids stay as they are where they are free, so that links and {@code runs:/} addresses go on working.
 *
 * @param from what things come from; null where that is no server
 */
record ProjectSink(ProjectId project, Tools tools, @Nullable RemoteServer from) implements Sink {
    private static final String COPY_OF = "slipway.run_id";
    private static final String COPY_OF_MODEL = "slipway.model_id";

    /** Where a project's things are written. */
    record Tools(
            Experiments experiments,
            Arrivals arrivals,
            ModelArrivals models,
            OursThere ours,
            ProjectFiles files,
            TwinStore twins,
            Clock clock) {}

    @Override
    public String place() {
        return "";
    }

    @Override
    public String experiment(Experiment source, @Nullable String before) {
        // One that is deleted here stays so.
        return standing(source)
                .or(() -> known(before))
                .orElseGet(() ->
                        tools.arrivals().experiment(project, named(source)).id());
    }

    private Optional<String> standing(Experiment source) {
        return from == null ? Optional.empty() : tools.ours().experiment(project, from, source.id());
    }

    private Optional<String> known(@Nullable String id) {
        try {
            return Optional.ofNullable(id)
                    .map(known -> tools.experiments().get(project, known).id());
        } catch (TrackingException gone) {
            return Optional.empty();
        }
    }

    private Experiment named(Experiment source) {
        return from == null ? source : source.named(tools.ours().nameHere(project, from, source.name()));
    }

    @Override
    public boolean has(Experiment source, @Nullable String before) {
        if (standing(source).isPresent() || known(before).isPresent()) {
            return true;
        }
        try {
            return !tools.experiments().named(project, named(source).name()).deleted();
        } catch (TrackingException missing) {
            return false;
        }
    }

    @Override
    public boolean taken(Experiment source, Map<Experiment, String> targets) {
        try {
            String name = named(source).name();
            String named = tools.experiments().named(project, name).id();
            // Within the prefix and outside of it they may be called the same: then they are one here.
            return targets.entrySet().stream()
                            .anyMatch(other -> other.getValue().equals(named)
                                    && !named(other.getKey()).name().equals(name))
                    || (from != null && tools.ours().standsForAnother(project, from, named, source));
        } catch (TrackingException missing) {
            return false;
        }
    }

    @Override
    public Optional<Holder> own(TrackedRun source) {
        return own(false, source.id(), source.tags().get(COPY_OF), tools.arrivals()::artifactUri);
    }

    @Override
    public Optional<Holder> own(LoggedModel source) {
        return own(true, source.id(), source.tags().get(COPY_OF_MODEL), tools.models()::artifactUri);
    }

    private Optional<Holder> own(
            boolean model,
            String id,
            @Nullable String original,
            BiFunction<ProjectId, String, Optional<String>> artifactUri) {
        return artifactUri
                .apply(project, id)
                .map(uri -> new Holder(model, id, uri))
                .or(() -> original == null
                        ? Optional.empty()
                        : artifactUri.apply(project, original).map(uri -> new Holder(model, original, uri)));
    }

    /** What the id will be is written down before the run is: else, after a crash, it would seem to be one of our own. */
    @Override
    public Holder run(TrackedRun source, String experiment, @Nullable Twin twin) {
        String id = reserved(Kind.RUN, source.id(), source.artifactUri(), "", twin);
        Holder run = new Holder(false, id, tools.arrivals().run(project, id, experiment, source));
        if (from != null) {
            tools.ours().carried(project, from, id, source.experimentId(), source.id(), true);
        }
        return run;
    }

    private String reserved(Kind kind, String id, String uri, String prefix, @Nullable Twin twin) {
        if (twin != null) {
            return twin.target();
        }
        boolean usable = id.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
                && !tools.arrivals().taken(project, id);
        String free = usable ? id : prefix + Ids.next(tools.clock());
        tools.twins().put(project, place(), kind, new Twin(id, uri, free, "", ""));
        return free;
    }

    @Override
    public void points(Holder run, List<Metric> batch) {
        tools.arrivals().points(project, run.id(), batch);
    }

    @Override
    public void end(Holder run, TrackedRun source) {
        tools.arrivals().end(project, run.id(), source);
    }

    @Override
    public void link(Holder run, List<ModelLink> links, @Nullable String parent) {
        tools.arrivals().link(project, run.id(), links, parent);
    }

    @Override
    public Holder model(LoggedModel source, String experiment, String run, @Nullable Twin twin) {
        String id = reserved(Kind.MODEL, source.id(), source.artifactUri(), "m-", twin);
        return new Holder(true, id, tools.models().logged(project, id, experiment, run, source));
    }

    @Override
    public void end(Holder model, LoggedModel source, List<ModelMetric> measured) {
        tools.models().end(project, model.id(), source, measured);
    }

    @Override
    public String registered(RegisteredModel source, List<ModelVersion> versions, Predicate<String> stays) {
        String name = from == null ? source.name() : tools.ours().modelHere(project, from, source, versions, stays);
        tools.models()
                .registered(
                        project,
                        new RegisteredModel(
                                name,
                                source.description(),
                                source.created(),
                                source.updated(),
                                source.changed(),
                                source.changedBy(),
                                source.latest(),
                                OursThere.unmarked(source.tags()),
                                source.aliases()));
        if (from != null) {
            tools.ours().carriedModel(project, from, name, source);
        }
        return name;
    }

    @Override
    public boolean own(ModelVersion source) {
        return tools.ours().version(project, from, source);
    }

    @Override
    public Optional<Long> number(String model, ModelVersion source) {
        return from == null ? Optional.empty() : tools.ours().number(project, from, model, source);
    }

    @Override
    public Optional<Long> free(String model) {
        return Optional.of(tools.models().free(project, model));
    }

    @Override
    public Optional<ModelVersion> version(String model, long version) {
        return tools.models().version(project, model, version);
    }

    @Override
    public long version(ModelVersion version, ModelVersion source) {
        tools.models().version(project, version);
        if (from != null) {
            tools.ours().carried(project, from, version.model(), version.version(), source.version(), true);
        }
        return version.version();
    }

    @Override
    public void alias(String model, String alias, long version) {
        tools.models().alias(project, model, alias, version);
    }

    @Override
    public void deleteRun(String run) {
        // It came in its state.
    }

    @Override
    public void deleteExperiment(String experiment) {
        if (!tools.experiments().get(project, experiment).deleted()) {
            tools.experiments().delete(project, experiment);
        }
    }

    @Override
    public List<Entry> files(Holder holder, String folder) throws IOException {
        return files(tools.files(), project, holder, folder);
    }

    static List<Entry> files(ProjectFiles files, ProjectId project, Holder holder, String folder) throws IOException {
        String root = ServerFiles.place(holder.uri());
        return files.list(project, folder.isEmpty() ? root : root + "/" + folder).stream()
                .map(entry -> new Entry(entry.path().substring(root.length() + 1), entry.folder(), entry.size()))
                .toList();
    }

    @Override
    public void put(Holder holder, String path, FileBytes bytes, long size) throws IOException {
        try (InputStream open = bytes.open()) {
            tools.files().write(project, ServerFiles.place(holder.uri()) + "/" + path, open);
        }
    }
}
