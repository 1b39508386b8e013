package io.slipway.tracking;

import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a table of runs or experiments needs beside the rows themselves: how many, which columns there could be, what is nested. */
@Service
public class RunTables {
    private final Experiments experiments;
    private final TableStore store;
    private final Gate access;

    RunTables(Experiments experiments, TableStore store, Gate access) {
        this.experiments = experiments;
        this.store = store;
        this.access = access;
    }

    /** The names that runs of an experiment used, each in alphabetical order. */
    public record Names(List<String> params, List<String> metrics, List<String> tags) {}

    /** How many runs of an experiment are not deleted (those nested in others are not counted), and when the last of all began (0 if none did). */
    public record Activity(long runs, long running, long last) {}

    /** How many runs a search finds; its limit and page do not matter. */
    @Transactional
    public int count(ProjectId project, RunSearch wanted) {
        access.require(project, Permission.VIEW);
        List<Clause> filter = Filter.parse(wanted.filter(), Vocabulary.RUNS);
        List<Long> numbers = wanted.experimentIds().stream()
                .map(id -> experiments.numberOf(project, id))
                .toList();
        return numbers.isEmpty() ? 0 : store.count(project, numbers, wanted, filter);
    }

    /** The parameters, metrics and tags that could be columns. */
    @Transactional
    public Names names(ProjectId project, String experiment) {
        access.require(project, Permission.VIEW);
        long number = experiments.numberOf(project, experiment);
        return new Names(
                store.names(project, number, "run_param"),
                store.metricNames(project, number),
                store.names(project, number, "run_tag"));
    }

    /** Which of these runs have runs nested in them. */
    @Transactional(readOnly = true)
    public Set<String> parents(ProjectId project, Collection<String> runs) {
        access.require(project, Permission.VIEW);
        return runs.isEmpty() ? Set.of() : store.parents(project, runs);
    }

    /** What goes on in each experiment of the project, by its id; one without runs is left out. */
    @Transactional(readOnly = true)
    public Map<String, Activity> activity(ProjectId project) {
        access.require(project, Permission.VIEW);
        return store.activity(project);
    }
}
