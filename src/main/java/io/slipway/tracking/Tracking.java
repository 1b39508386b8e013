package io.slipway.tracking;

import io.slipway.project.Ids;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tracked runs of a project: what they were given, what they measured, and finding them again. */
@Service
public class Tracking {
    static final String NAME_TAG = "mlflow.runName";
    private final Experiments experiments;
    private final RunStore runs;
    private final MetricStore metrics;
    private final SearchStore search;
    private final Gate access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tracking(
            Experiments experiments,
            RunStore runs,
            MetricStore metrics,
            SearchStore search,
            Gate access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.experiments = experiments;
        this.runs = runs;
        this.metrics = metrics;
        this.search = search;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a run, in state RUNNING. */
    @Transactional
    public TrackedRun createRun(ProjectId project, NewRun wanted) {
        access.require(project, Permission.RUN);
        return begin(project, Ids.next(clock), wanted);
    }

    /** The run with this id, begun if it is not there; whoever comes second gets what the first one made. */
    @Transactional
    public TrackedRun ensure(ProjectId project, String id, NewRun wanted) {
        access.require(project, Permission.RUN);
        return runs.find(project, id).isPresent() ? get(project, id) : begin(project, id, wanted);
    }

    private TrackedRun begin(ProjectId project, String id, NewRun wanted) {
        Experiment experiment = experiments.active(project, wanted.experimentId());
        Map<String, String> tags = new LinkedHashMap<>(wanted.tags());
        tags.forEach((tag, text) -> Rules.tagKey(tag, "key"));
        String name = RunNames.of(wanted.name(), tags.get(NAME_TAG));
        tags.put(NAME_TAG, name);
        String uri = experiment.artifactLocation() + "/" + id + "/artifacts";
        long started = wanted.started() == null ? clock.millis() : wanted.started();
        if (runs.insertIfAbsent(project, id, Experiments.number(experiment), name, wanted.user(), started, uri)) {
            Map<String, String> kept = new TreeMap<>(Rules.truncated(tags, Rules.TAG_LENGTH));
            runs.addTags(require(project, id).number(), kept);
            events.publishEvent(new TrackedRunChanged(project, experiment.id(), id));
            events.publishEvent(new Recorded.Begun(project, id));
            return TrackedRun.begun(project, id, experiment.id(), name, wanted.user(), started, uri, kept);
        }
        return get(project, id);
    }

    /** The run with all that was recorded, deleted or not. */
    @Transactional(readOnly = true)
    public TrackedRun get(ProjectId project, String id) {
        access.require(project, Permission.VIEW);
        return search.details(List.of(require(project, id))).getFirst();
    }

    /** Changes status, end or name; answers the run itself, without what it recorded. */
    @Transactional
    public TrackedRun update(ProjectId project, String id, RunUpdate update) {
        access.require(project, Permission.RUN);
        RunStore.Row run = locked(project, id);
        runs.update(run.number(), update);
        String name = update.name();
        if (name != null && !name.isEmpty()) {
            rename(run.number(), name);
        }
        events.publishEvent(new TrackedRunChanged(project, run.experiment(), id));
        events.publishEvent(new Recorded.Updated(project, id, update));
        return search.bare(run);
    }

    private void rename(long run, String name) {
        runs.rename(run, name);
        runs.setTags(run, Map.of(NAME_TAG, name));
    }

    /** Deletes a run so that it can be restored; again is the same as once. */
    @Transactional
    public void delete(ProjectId project, String id) {
        setDeleted(project, id, true);
    }

    /** Takes a deletion back. */
    @Transactional
    public void restore(ProjectId project, String id) {
        setDeleted(project, id, false);
    }

    private void setDeleted(ProjectId project, String id, boolean deleted) {
        access.require(project, Permission.EDIT);
        RunStore.Row run = require(project, id);
        runs.setDeleted(run.number(), deleted);
        events.publishEvent(new TrackedRunChanged(project, run.experiment(), id));
        events.publishEvent(new Recorded.Deleted(project, id, deleted));
    }

    /** Records a batch, all of it or nothing. A point that is there already is accepted and not stored again; a parameter cannot change. */
    @Transactional
    public void logBatch(ProjectId project, String id, LogBatch batch) {
        access.require(project, Permission.RUN);
        Rules.batch(batch);
        RunStore.Row run = locked(project, id);
        LogBatch kept = new LogBatch(
                batch.metrics().stream().map(Rules::finite).toList(),
                Rules.truncated(batch.params(), Rules.PARAM_LENGTH),
                Rules.truncated(batch.tags(), Rules.TAG_LENGTH));
        addParams(run, kept.params());
        if (!kept.metrics().isEmpty()) {
            metrics.append(run.number(), kept.metrics());
            events.publishEvent(new MetricsLogged(project, run.experiment(), id));
        }
        if (!kept.tags().isEmpty()) {
            runs.setTags(run.number(), kept.tags());
            String name = batch.tags().get(NAME_TAG);
            if (name != null) {
                runs.rename(run.number(), name);
            }
        }
        if (!batch.params().isEmpty() || !batch.tags().isEmpty()) {
            events.publishEvent(new TrackedRunChanged(project, run.experiment(), id));
        }
        events.publishEvent(new Recorded.Logged(project, id, kept));
    }

    private void addParams(RunStore.Row run, Map<String, String> params) {
        if (params.isEmpty()) {
            return;
        }
        Map<String, String> known = runs.params(new Long[] {run.number()}).getOrDefault(run.number(), Map.of());
        Map<String, String> added = new LinkedHashMap<>();
        Map<String, String[]> changed = new LinkedHashMap<>();
        params.forEach((name, text) -> {
            String old = known.get(name);
            if (old == null) {
                added.put(name, text);
            } else if (!old.equals(text)) {
                changed.put(name, new String[] {old, text});
            }
        });
        if (!changed.isEmpty()) {
            throw Rules.changedParams(run.id(), changed, params.size() == 1);
        }
        runs.addParams(run.number(), added);
    }

    /** Sets one tag; the name tag also renames the run. */
    @Transactional
    public void setTag(ProjectId project, String id, String tag, String text) {
        Rules.tagKey(tag, "key");
        logBatch(project, id, new LogBatch(List.of(), Map.of(), Map.of(tag, text)));
    }

    /** Sets a tag to what {@code change} makes of its text (empty if there is none), while nobody else writes to the run. */
    @Transactional
    public void changeTag(ProjectId project, String id, String tag, UnaryOperator<String> change) {
        access.require(project, Permission.RUN);
        long run = locked(project, id).number();
        Map<String, String> tags = runs.tags(new Long[] {run}).getOrDefault(run, Map.of());
        setTag(project, id, tag, change.apply(tags.getOrDefault(tag, "")));
    }

    /** Removes a tag. */
    @Transactional
    public void deleteTag(ProjectId project, String id, String tag) {
        access.require(project, Permission.RUN);
        RunStore.Row run = locked(project, id);
        if (!runs.deleteTag(run.number(), tag)) {
            throw TrackingException.missing("No tag with name: " + tag + " in run with id " + id);
        }
        events.publishEvent(new TrackedRunChanged(project, run.experiment(), id));
        events.publishEvent(new Recorded.Untagged(project, id, tag));
    }

    /** Records what data the run read. */
    @Transactional
    public void logInputs(ProjectId project, String id, List<Dataset> datasets) {
        access.require(project, Permission.RUN);
        datasets.forEach(Rules::dataset);
        RunStore.Row run = locked(project, id);
        datasets.forEach(dataset -> runs.addDataset(run.number(), dataset));
        events.publishEvent(new TrackedRunChanged(project, run.experiment(), id));
        events.publishEvent(new Recorded.DataRead(project, id, datasets));
    }

    /** A file below the run's artifacts was written, or taken away. */
    @Transactional
    public void filed(ProjectId project, String id, String path, boolean there) {
        access.require(project, Permission.RUN);
        runs.find(project, id).ifPresent(run -> {
            events.publishEvent(new TrackedRunChanged(project, run.experiment(), id));
            events.publishEvent(new Recorded.Filed(project, id, path, there));
        });
    }

    /** Records which logged models a run made or used. */
    @Transactional
    public void link(ProjectId project, String id, List<ModelLink> links) {
        access.require(project, Permission.RUN);
        links.forEach(link -> Rules.length("model_id", 64, link.model()));
        RunStore.Row run = locked(project, id);
        links.forEach(link -> runs.link(run.number(), link));
        events.publishEvent(new TrackedRunChanged(project, run.experiment(), id));
        events.publishEvent(new RecordedModel.Linked(project, id, links));
    }

    /** Runs that fit a filter in MLflow's search language, a page of them. */
    @Transactional
    public Page<TrackedRun> search(ProjectId project, RunSearch wanted) {
        access.require(project, Permission.VIEW);
        Rules.maxResults(wanted.limit(), 50_000);
        List<Clause> filter = Filter.parse(wanted.filter(), Vocabulary.RUNS);
        List<Ordering> order = Ordering.parse(wanted.orderBy(), Vocabulary.RUNS);
        int offset = PageToken.offset(wanted.pageToken());
        List<Long> numbers = wanted.experimentIds().stream()
                .map(id -> experiments.numberOf(project, id))
                .toList();
        if (numbers.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        return search.runs(project, numbers, wanted, filter, order, offset);
    }

    /** A page of a metric's points by time, step and value; of an unknown run there are none. */
    @Transactional(readOnly = true)
    public Page<Metric> history(ProjectId project, String id, String metric, int limit, @Nullable String token) {
        access.require(project, Permission.VIEW);
        int offset = PageToken.offset(token);
        return runs.find(project, id)
                .map(run -> PageToken.page(metrics.history(run.number(), metric, limit + 1, offset), limit, offset))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    /** Curves for a chart: at most so many points of each run, its first and last among them. Unknown runs are left out. */
    @Transactional(readOnly = true)
    public Map<String, List<Metric>> sampled(
            ProjectId project, List<String> ids, String metric, @Nullable Long from, @Nullable Long to, int points) {
        access.require(project, Permission.VIEW);
        Map<String, List<Metric>> curves = new LinkedHashMap<>();
        for (String id : ids) {
            runs.find(project, id)
                    .ifPresent(run ->
                            curves.put(id, Sampling.thin(metrics.between(run.number(), metric, from, to), points)));
        }
        return curves;
    }

    private RunStore.Row require(ProjectId project, String id) {
        return runs.find(project, id).orElseThrow(() -> TrackingException.missing("Run with id=" + id + " not found"));
    }

    private RunStore.Row locked(ProjectId project, String id) {
        RunStore.Row run =
                runs.lock(project, id).orElseThrow(() -> TrackingException.missing("Run with id=" + id + " not found"));
        if (run.deleted()) {
            throw new TrackingException(
                    TrackingException.Reason.NOT_ACTIVE,
                    "The run " + id + " must be in the 'active' state. Current state is deleted.");
        }
        return run;
    }
}
