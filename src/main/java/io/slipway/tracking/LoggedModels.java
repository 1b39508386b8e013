package io.slipway.tracking;

import io.slipway.project.Ids;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models that clients log with their runs. Names, aliases and stages of models are not kept here. */
@Service
public class LoggedModels {
    private final Experiments experiments;
    private final LoggedModelStore store;
    private final Gate access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LoggedModels(
            Experiments experiments,
            LoggedModelStore store,
            Gate access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.experiments = experiments;
        this.store = store;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** A new model whose files are still to come. */
    @Transactional
    public LoggedModel create(ProjectId project, LoggedModel.Wanted wanted) {
        access.require(project, Permission.RUN);
        Experiment experiment = experiments.active(project, wanted.experimentId());
        String id = "m-" + Ids.next(clock);
        String name = wanted.name().isEmpty() ? RunNames.next() : wanted.name();
        String uri = experiment.artifactLocation() + "/models/" + id + "/artifacts";
        LoggedModel model = new LoggedModel(
                id,
                experiment.id(),
                name,
                wanted.modelType(),
                wanted.sourceRun(),
                LoggedModel.Status.PENDING,
                uri,
                clock.millis(),
                clock.millis(),
                Map.of(),
                Map.of(),
                List.of());
        store.insert(project, model);
        store.addParams(id, Rules.truncated(wanted.params(), Rules.PARAM_LENGTH));
        store.setTags(id, Rules.truncated(wanted.tags(), Rules.TAG_LENGTH));
        events.publishEvent(new RecordedModel.Begun(project, model.sourceRun(), id));
        return get(project, id);
    }

    @Transactional(readOnly = true)
    public LoggedModel get(ProjectId project, String id) {
        access.require(project, Permission.VIEW);
        return store.find(project, id)
                .orElseThrow(() -> TrackingException.missing("Logged model with ID '" + id + "' not found."));
    }

    /** The files have come, or will not. */
    @Transactional
    public LoggedModel finish(ProjectId project, String id, LoggedModel.Status status) {
        access.require(project, Permission.RUN);
        LoggedModel model = get(project, id);
        store.setStatus(id, status, clock.millis());
        events.publishEvent(new RecordedModel.Finished(project, model.sourceRun(), id, status));
        events.publishEvent(new LoggedModelsChanged(project));
        return get(project, id);
    }

    /** Adds parameters; one that is there stays. */
    @Transactional
    public void addParams(ProjectId project, String id, Map<String, String> params) {
        access.require(project, Permission.RUN);
        LoggedModel model = get(project, id);
        Map<String, String> kept = Rules.truncated(params, Rules.PARAM_LENGTH);
        store.addParams(id, kept);
        events.publishEvent(new RecordedModel.Described(project, model.sourceRun(), id, kept, Map.of()));
    }

    @Transactional
    public void setTags(ProjectId project, String id, Map<String, String> tags) {
        access.require(project, Permission.RUN);
        LoggedModel model = get(project, id);
        Map<String, String> kept = Rules.truncated(tags, Rules.TAG_LENGTH);
        store.setTags(id, kept);
        events.publishEvent(new RecordedModel.Described(project, model.sourceRun(), id, Map.of(), kept));
    }

    /** Sets a tag to what {@code change} makes of its text (empty if there is none); who does so takes turns. */
    @Transactional
    public void changeTag(ProjectId project, String id, String tag, UnaryOperator<String> change) {
        access.require(project, Permission.RUN);
        store.lock(id);
        String before = get(project, id).tags().getOrDefault(tag, "");
        setTags(project, id, Map.of(tag, change.apply(before)));
    }

    @Transactional
    public void deleteTag(ProjectId project, String id, String tag) {
        access.require(project, Permission.RUN);
        LoggedModel model = get(project, id);
        store.deleteTag(id, tag);
        events.publishEvent(new RecordedModel.Untagged(project, model.sourceRun(), id, tag));
    }

    /** Deletes a model from sight; its files stay. */
    @Transactional
    public void delete(ProjectId project, String id) {
        access.require(project, Permission.EDIT);
        LoggedModel model = get(project, id);
        store.delete(id);
        events.publishEvent(new LoggedModelsChanged(project));
        events.publishEvent(new RecordedModel.Deleted(project, model.sourceRun(), id));
    }

    /** A file below the model's artifacts was written, or taken away. */
    @Transactional
    public void filed(ProjectId project, String id, String path, boolean there) {
        access.require(project, Permission.RUN);
        store.find(project, id)
                .ifPresent(model ->
                        events.publishEvent(new RecordedModel.Filed(project, model.sourceRun(), id, path, there)));
    }

    /** The newest that are whole, that no version was made of, and whose run was not deleted; but for those with this tag. */
    @Transactional(readOnly = true)
    public List<LoggedModel> unregistered(ProjectId project, String withoutTag, int limit) {
        access.require(project, Permission.VIEW);
        return store.unregistered(project, withoutTag, limit);
    }

    /** The newest whole one with this text in a tag. */
    @Transactional(readOnly = true)
    public Optional<LoggedModel> tagged(ProjectId project, String tag, String text) {
        access.require(project, Permission.VIEW);
        return store.tagged(project, tag, text);
    }

    /** Records points of one run as measured of a model too; said again they change nothing. */
    @Transactional
    public void measure(ProjectId project, String id, List<ModelMetric> metrics) {
        access.require(project, Permission.RUN);
        store.addMetrics(get(project, id).id(), metrics);
        metrics.stream()
                .collect(Collectors.groupingBy(ModelMetric::run, LinkedHashMap::new, Collectors.toList()))
                .forEach((run, points) -> events.publishEvent(new RecordedModel.Measured(project, run, id, points)));
    }

    /** Models that fit a filter in MLflow's search language, newest first if no other order is asked for. */
    @Transactional
    public Page<LoggedModel> search(ProjectId project, LoggedModel.Search wanted) {
        access.require(project, Permission.VIEW);
        Rules.maxResults(wanted.limit(), 50_000);
        int offset = PageToken.offset(wanted.pageToken());
        Predicate<LoggedModel> fits =
                ModelFilter.of(Filter.parse(wanted.filter(), Vocabulary.LOGGED_MODELS), wanted.data());
        List<ModelFilter.By> order = wanted.orderBy().stream()
                .map(by -> ModelFilter.by(by.field(), by.ascending(), by.data()))
                .toList();
        List<Long> numbers = wanted.experimentIds().stream()
                .map(id -> experiments.numberOf(project, id))
                .toList();
        Stream<LoggedModel> found = store.of(project, numbers).stream().filter(fits);
        // A stable sort by the last key first, so that the first key decides.
        for (ModelFilter.By by : order.reversed()) {
            found = found.sorted(by.comparator());
        }
        return PageToken.page(found.skip(offset).limit(wanted.limit() + 1L).toList(), wanted.limit(), offset);
    }
}
