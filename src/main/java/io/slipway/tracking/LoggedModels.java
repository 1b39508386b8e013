package io.slipway.tracking;

import io.slipway.project.Ids;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Clause.Entity;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models that clients log with their runs. Names, aliases and stages of models are not kept here. */
@Service
public class LoggedModels {
    private final Experiments experiments;
    private final LoggedModelStore store;
    private final Gate access;
    private final Clock clock;

    LoggedModels(Experiments experiments, LoggedModelStore store, Gate access, Clock clock) {
        this.experiments = experiments;
        this.store = store;
        this.access = access;
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
                Map.of());
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

    @Transactional
    public void deleteTag(ProjectId project, String id, String tag) {
        access.require(project, Permission.RUN);
        store.deleteTag(get(project, id).id(), tag);
    }

    /** Models of some experiments, newest first; the filter may name them: {@code name = 'model'}. */
    @Transactional(readOnly = true)
    public List<LoggedModel> search(ProjectId project, List<String> experimentIds, String filter) {
        access.require(project, Permission.VIEW);
        List<Clause> clauses = Filter.parse(filter, Vocabulary.EXPERIMENTS);
        for (Clause clause : clauses) {
            boolean byName =
                    clause.entity() == Entity.ATTRIBUTE && clause.name().equals("name");
            if (!byName || !clause.operator().equals("=")) {
                throw TrackingException.invalid(
                        "Expected a filter like name = 'model' for logged models, but got: " + filter);
            }
        }
        List<Long> numbers = experimentIds.stream().map(Rules::experimentId).toList();
        return store.of(project, numbers).stream()
                .filter(model -> clauses.stream()
                        .allMatch(clause -> model.name().equals(clause.values().getFirst())))
                .toList();
    }
}
