package io.slipway.tracking;

import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what was recorded elsewhere, as it was there. The same again changes nothing. It is not told as {@link Recorded}:
 * it is no news, and whoever keeps a copy elsewhere may well be where it came from.
 */
@Service
public class Arrivals {
    private static final String PARENT_TAG = "mlflow.parentRunId";
    private final Experiments experiments;
    private final ExperimentStore experimentStore;
    private final RunStore runs;
    private final MetricStore metrics;
    private final ArrivalStore store;
    private final Gate access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Arrivals(
            Experiments experiments,
            ExperimentStore experimentStore,
            RunStore runs,
            MetricStore metrics,
            ArrivalStore store,
            Gate access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.experiments = experiments;
        this.experimentStore = experimentStore;
        this.runs = runs;
        this.metrics = metrics;
        this.store = store;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Whether a run or a logged model of this id is in any project: then what comes needs another. */
    @Transactional(readOnly = true)
    public boolean taken(ProjectId project, String id) {
        access.require(project, Permission.MANAGE);
        return store.taken(id);
    }

    /** Where the files of a run lie; empty if the project has no such run. */
    @Transactional(readOnly = true)
    public Optional<String> artifactUri(ProjectId project, String run) {
        access.require(project, Permission.MANAGE);
        return runs.artifactUri(project, run);
    }

    /** The experiment of that name, made if there is none, restored if it is deleted; tags that it has stay. */
    @Transactional
    public Experiment experiment(ProjectId project, Experiment there) {
        access.require(project, Permission.MANAGE);
        Rules.experimentName(there.name());
        Optional<Experiment> known = there.name().equals(Experiments.DEFAULT)
                ? Optional.of(experiments.byDefault(project))
                : experimentStore.named(project, there.name());
        Experiment here = known.orElseGet(() -> {
            experimentStore.insertIfAbsent(project, there.name(), clock.millis());
            Experiment made = experimentStore.named(project, there.name()).orElseThrow();
            store.setTimes(Experiments.number(made), there.created(), there.updated());
            return made;
        });
        if (here.deleted()) {
            experimentStore.setDeleted(Experiments.number(here), false, clock.millis());
        }
        there.tags().forEach((tag, text) -> {
            if (!here.tags().containsKey(tag)) {
                experimentStore.setTag(Experiments.number(here), tag, cut(text, 5_000));
            }
        });
        events.publishEvent(new ExperimentChanged(project, here.id()));
        return here;
    }

    /** The run with its parameters, tags and data, in an experiment of ours; returns where its files go. */
    @Transactional
    public String run(ProjectId project, String id, String experiment, TrackedRun there) {
        access.require(project, Permission.MANAGE);
        Experiment here = experiments.get(project, experiment);
        String uri = here.artifactLocation() + "/" + id + "/artifacts";
        String name = there.name().isEmpty() ? id : cut(there.name(), Rules.TAG_LENGTH);
        long number = Experiments.number(here);
        runs.insertIfAbsent(project, id, number, name, cut(there.user(), 256), there.started(), uri);
        long run = runs.lock(project, id)
                .orElseThrow(() -> TrackingException.invalid("The id " + id + " is a run of another project"))
                .number();
        Map<String, String> params = new LinkedHashMap<>(Rules.truncated(there.params(), Rules.PARAM_LENGTH));
        runs.params(new Long[] {run}).getOrDefault(run, Map.of()).keySet().forEach(params::remove);
        runs.addParams(run, params);
        Map<String, String> tags = new LinkedHashMap<>(Rules.truncated(there.tags(), Rules.TAG_LENGTH));
        tags.put(Tracking.NAME_TAG, name);
        runs.setTags(run, tags);
        there.datasets().forEach(dataset -> runs.addDataset(run, dataset));
        return runs.artifactUri(project, id).orElse(uri);
    }

    /** Points of a run, in any state. */
    @Transactional
    public void points(ProjectId project, String id, List<Metric> points) {
        access.require(project, Permission.MANAGE);
        metrics.append(
                locked(project, id).number(), points.stream().map(Rules::finite).toList());
    }

    /** All of the run is here: from now on it stands as it did there. */
    @Transactional
    public void end(ProjectId project, String id, TrackedRun there) {
        access.require(project, Permission.MANAGE);
        RunStore.Row run = locked(project, id);
        String name = there.name().isEmpty() ? id : cut(there.name(), Rules.TAG_LENGTH);
        store.setState(run.number(), name, there.status(), there.ended(), there.deleted());
        events.publishEvent(new TrackedRunChanged(project, run.experiment(), id));
    }

    /**
     * Which logged models the run made and used.
     *
     * @param parent the run that it is nested in; null leaves that as it is
     */
    @Transactional
    public void link(ProjectId project, String id, List<ModelLink> links, @Nullable String parent) {
        access.require(project, Permission.MANAGE);
        RunStore.Row run = locked(project, id);
        links.forEach(link -> runs.link(run.number(), link));
        if (parent != null) {
            runs.setTags(run.number(), Map.of(PARENT_TAG, parent));
        }
        events.publishEvent(new TrackedRunChanged(project, run.experiment(), id));
    }

    private RunStore.Row locked(ProjectId project, String id) {
        return runs.lock(project, id).orElseThrow(() -> TrackingException.missing("Run with id=" + id + " not found"));
    }

    static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
