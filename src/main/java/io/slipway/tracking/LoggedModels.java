package io.slipway.tracking;

import io.slipway.project.Ids;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
        store.setStatus(get(project, id).id(), status, clock.millis());
        events.publishEvent(new LoggedModelsChanged(project));
        return get(project, id);
    }

    /** Adds parameters; one that is there stays. */
    @Transactional
    public void addParams(ProjectId project, String id, Map<String, String> params) {
        access.require(project, Permission.RUN);
        store.addParams(get(project, id).id(), Rules.truncated(params, Rules.PARAM_LENGTH));
    }

    @Transactional
    public void setTags(ProjectId project, String id, Map<String, String> tags) {
        access.require(project, Permission.RUN);
        store.setTags(get(project, id).id(), Rules.truncated(tags, Rules.TAG_LENGTH));
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
        store.deleteTag(get(project, id).id(), tag);
    }

    /** Deletes a model from sight; its files stay. */
    @Transactional
    public void delete(ProjectId project, String id) {
        access.require(project, Permission.EDIT);
        store.delete(get(project, id).id());
        events.publishEvent(new LoggedModelsChanged(project));
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
