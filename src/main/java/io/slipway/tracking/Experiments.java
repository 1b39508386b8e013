package io.slipway.tracking;

import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The experiments of a project. Each project has one called Default, made when it is first asked for; clients call it 0. */
@Service
public class Experiments {
    static final String DEFAULT = "Default";
    private static final int MAX_RESULTS = 50_000;
    private final ExperimentStore store;
    private final SearchStore search;
    private final Gate access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Experiments(ExperimentStore store, SearchStore search, Gate access, ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.store = store;
        this.search = search;
        this.access = access;
        this.clock = clock;
    }

    /** A new experiment; no location means one below the project's artifacts. */
    @Transactional
    public Experiment create(ProjectId project, String name, @Nullable String location, Map<String, String> tags) {
        access.require(project, Permission.EDIT);
        Rules.experimentName(name);
        Rules.location(location);
        tags.forEach(Rules::experimentTag);
        return insert(project, name, location, tags);
    }

    private Experiment insert(ProjectId project, String name, @Nullable String location, Map<String, String> tags) {
        if (store.named(project, name).isPresent()) {
            throw exists(name);
        }
        try {
            long number = store.insert(project, name, location, clock.millis());
            tags.forEach((tag, text) -> store.setTag(number, tag, text));
            changed(project, number);
            return store.find(project, number).orElseThrow();
        } catch (DuplicateKeyException raced) {
            throw exists(name);
        }
    }

    /** The experiment of that name, made if there is none; whoever runs something may name a new one. */
    @Transactional
    public Experiment ensure(ProjectId project, String name) {
        access.require(project, Permission.RUN);
        Rules.experimentName(name);
        if (store.named(project, name).isPresent()) {
            return active(project, store.named(project, name).orElseThrow().id());
        }
        store.insertIfAbsent(project, name, clock.millis());
        Experiment made = store.named(project, name).orElseThrow();
        changed(project, number(made));
        return made;
    }

    /** The project's Default experiment. */
    @Transactional
    public Experiment byDefault(ProjectId project) {
        access.require(project, Permission.VIEW);
        return store.named(project, DEFAULT).orElseGet(() -> {
            store.insertIfAbsent(project, DEFAULT, clock.millis());
            return store.named(project, DEFAULT).orElseThrow();
        });
    }

    /** The experiment of that id, deleted or not. */
    @Transactional
    public Experiment get(ProjectId project, String id) {
        access.require(project, Permission.VIEW);
        return require(project, id);
    }

    /** The experiment of that name, deleted or not. */
    @Transactional
    public Experiment named(ProjectId project, String name) {
        if (name.equals(DEFAULT)) {
            return byDefault(project);
        }
        access.require(project, Permission.VIEW);
        return store.named(project, name)
                .orElseThrow(() -> TrackingException.missing("Could not find experiment with name '" + name + "'"));
    }

    /** Experiments that fit a filter in MLflow's search language. */
    @Transactional
    public Page<Experiment> search(
            ProjectId project,
            String filter,
            Lifecycle lifecycle,
            List<String> orderBy,
            int limit,
            @Nullable String token) {
        byDefault(project);
        Rules.maxResults(limit, MAX_RESULTS);
        return search.experiments(
                project,
                lifecycle,
                Filter.parse(filter, Vocabulary.EXPERIMENTS),
                Ordering.parse(orderBy, Vocabulary.EXPERIMENTS),
                limit,
                PageToken.offset(token));
    }

    /** Gives an experiment another name. */
    @Transactional
    public void rename(ProjectId project, String id, String name) {
        access.require(project, Permission.EDIT);
        Rules.experimentName(name);
        Experiment experiment = active(project, id);
        if (!name.equals(experiment.name())) {
            if (store.named(project, name).isPresent()) {
                throw exists(name);
            }
            try {
                store.rename(number(experiment), name, clock.millis());
                changed(project, number(experiment));
                events.publishEvent(new RecordedExperiment.Renamed(project, experiment.id(), experiment.name(), name));
            } catch (DuplicateKeyException raced) {
                throw exists(name);
            }
        }
    }

    /** Deletes an experiment and its runs so that both can be restored. */
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
        Experiment experiment = require(project, id);
        if (experiment.deleted() == deleted) {
            throw TrackingException.missing("No Experiment with id=" + id + " exists");
        }
        store.setDeleted(number(experiment), deleted, clock.millis());
        changed(project, number(experiment));
        events.publishEvent(new RecordedExperiment.Deleted(project, experiment.id(), deleted));
    }

    /** Sets a tag. */
    @Transactional
    public void setTag(ProjectId project, String id, String tag, String text) {
        access.require(project, Permission.EDIT);
        Rules.experimentTag(tag, text);
        Experiment experiment = active(project, id);
        store.setTag(number(experiment), tag, text);
        events.publishEvent(new RecordedExperiment.Tagged(
                project, id, tag, experiment.tags().get(tag), text));
    }

    /** Removes a tag. */
    @Transactional
    public void deleteTag(ProjectId project, String id, String tag) {
        access.require(project, Permission.EDIT);
        Experiment experiment = active(project, id);
        if (!store.deleteTag(number(experiment), tag)) {
            throw TrackingException.missing("No tag with name: " + tag + " in experiment with id " + id);
        }
        events.publishEvent(new RecordedExperiment.Tagged(
                project, id, tag, experiment.tags().get(tag), null));
    }

    /** Which data the runs of some experiments read. */
    @Transactional
    public List<DatasetSummary> datasets(ProjectId project, List<String> ids) {
        access.require(project, Permission.VIEW);
        List<Long> numbers = ids.stream().map(id -> numberOf(project, id)).toList();
        return numbers.isEmpty() ? List.of() : search.datasets(project, numbers);
    }

    private void changed(ProjectId project, long number) {
        events.publishEvent(new ExperimentChanged(project, Long.toString(number)));
    }

    Experiment active(ProjectId project, String id) {
        Experiment experiment = require(project, id);
        if (experiment.deleted()) {
            throw new TrackingException(
                    TrackingException.Reason.NOT_ACTIVE,
                    "The experiment " + id + " must be in the 'active' state. Current state is deleted.");
        }
        return experiment;
    }

    private Experiment require(ProjectId project, String id) {
        long number = Rules.experimentId(id);
        if (number == 0) {
            return Objects.requireNonNull(byDefault(project));
        }
        return store.find(project, number)
                .orElseThrow(() -> TrackingException.missing("No Experiment with id=" + id + " exists"));
    }

    /** Clients call a project's Default experiment 0. */
    long numberOf(ProjectId project, String id) {
        return "0".equals(id) ? number(byDefault(project)) : Rules.experimentId(id);
    }

    static long number(Experiment experiment) {
        return Long.parseLong(experiment.id());
    }

    private static TrackingException exists(String name) {
        return new TrackingException(TrackingException.Reason.EXISTS, "Experiment(name=" + name + ") already exists.");
    }
}
