package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.project.VaultException;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.TrackedRun;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.SearchRuns;
import org.mlflow.api.proto.Service.ViewType;
import org.springframework.stereotype.Service;

/**
 * The runs that others logged to a project's server: the newest few that fit, asked for beside the page, within a time limit,
 * and remembered for some seconds, so that neither a large nor a slow server holds anybody up.
 */
@Service
public class OtherRuns {
    /** How many are shown. */
    public static final int MOST = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private final Servers servers;
    private final Experiments experiments;
    private final RemoteIdStore ids;
    private final Access access;
    private final Carried carried;
    private final CarriedPlaceStore places;
    private final RunTags tags;
    private final Recent<Question, Found> recent;

    OtherRuns(
            Servers servers,
            Experiments experiments,
            RemoteIdStore ids,
            Carried carried,
            CarriedPlaceStore places,
            RunTags tags,
            Access access,
            Clock clock) {
        this.tags = tags;
        this.servers = servers;
        this.experiments = experiments;
        this.ids = ids;
        this.access = access;
        this.carried = carried;
        this.places = places;
        this.recent = new Recent<>(clock);
    }

    /**
     * One of them.
     *
     * @param page of the run on the server
     */
    public record OtherRun(TrackedRun run, String page) {}

    /**
     * What was found.
     *
     * @param more whether there are more than these
     * @param problem why it is not known what there is; empty if it is
     */
    public record Found(List<OtherRun> runs, boolean more, String problem) {
        static Found not(String problem) {
            return new Found(List.of(), false, problem);
        }

        /** The newest of both. */
        Found and(Found others) {
            List<OtherRun> all = Stream.concat(runs.stream(), others.runs.stream())
                    .sorted(Comparator.comparingLong(
                                    (OtherRun other) -> other.run().started())
                            .reversed())
                    .toList();
            return new Found(
                    all.subList(0, Math.min(MOST, all.size())), more || others.more || all.size() > MOST, problem);
        }
    }

    /**
     * @param known the experiment's id there; empty if only its name is known
     * @param whose what names the project on the server
     */
    private record Question(
            RemoteServer server,
            String experiment,
            Optional<String> known,
            String name,
            String filter,
            boolean nested,
            String whose) {}

    public boolean has(ProjectId project) {
        access.require(project, Permission.VIEW);
        return servers.has(project);
    }

    /**
     * Looks in the experiment that stands for one of ours.
     *
     * @param filter in MLflow's language
     * @param nested whether runs that are nested in others count too
     * @param told on another thread, once; at once if it was asked a moment ago
     */
    public void find(ProjectId project, String experiment, String filter, boolean nested, Consumer<Found> told) {
        access.require(project, Permission.VIEW);
        try {
            Optional<RemoteServer> server = servers.open(project);
            if (server.isEmpty()) {
                told.accept(Found.not(""));
                return;
            }
            String name =
                    server.get().prefix() + experiments.get(project, experiment).name();
            Question question = new Question(
                    server.get(),
                    experiment,
                    ids.experiment(experiment, server.get()),
                    name,
                    filter,
                    nested,
                    tags.whose(project));
            var _ = recent.ask(question, () -> answer(question, project))
                    .thenAccept(found -> told.accept(ofOthers(project, found)));
        } catch (VaultException sealed) {
            told.accept(Found.not(String.valueOf(sealed.getMessage())));
        }
    }

    private Found ofOthers(ProjectId project, Found found) {
        Set<String> brought = carried.runs(
                project, found.runs().stream().map(other -> other.run().id()).toList());
        return new Found(
                found.runs().stream()
                        .filter(other -> !brought.contains(other.run().id()))
                        .toList(),
                found.more(),
                found.problem());
    }

    private Found answer(Question question, ProjectId project) {
        MlflowApi api = new MlflowApi(question.server(), PATIENCE);
        try {
            Optional<String> experiment = question.known()
                    .or(() -> RemoteExperiments.named(api, question.name()).map(Experiment::getExperimentId))
                    .or(() -> places.experimentThere(question.experiment(), question.server()));
            return experiment.isEmpty() ? Found.not("") : search(api, experiment.get(), question, project);
        } catch (ServerException no) {
            return Found.not(no.sentence());
        } catch (RuntimeException broken) {
            return Found.not("the server's answer can't be read");
        }
    }

    private static Found search(MlflowApi api, String experiment, Question question, ProjectId project) {
        String nested = question.nested() ? "" : " AND tags.`" + RemoteRuns.PARENT_TAG + "` IS NULL";
        String filter = (question.filter().isBlank() ? "" : question.filter() + " AND ");
        try {
            Found ofPrograms = page(
                    api, experiment, filter + "tags.`" + RemoteRuns.RUN_TAG + "` IS NULL" + nested, question, project);
            // MLflow's != is of a tag that is there.
            Found ofProjects = page(
                    api,
                    experiment,
                    filter + "tags.`" + RunTags.PROJECT + "` != '" + question.whose() + "'" + nested,
                    question,
                    project);
            return ofPrograms.and(ofProjects);
        } catch (ServerException refused) {
            if (refused.kind() != ServerException.Kind.REFUSED) {
                throw refused;
            }
            // Servers before 3 know no IS NULL: of their newest runs those are left out that are not wanted.
            return page(api, experiment, question.filter(), question, project);
        }
    }

    private static Found page(MlflowApi api, String experiment, String filter, Question question, ProjectId project) {
        SearchRuns wanted = SearchRuns.newBuilder()
                .addExperimentIds(experiment)
                .setFilter(filter)
                .setRunViewType(ViewType.ACTIVE_ONLY)
                .setMaxResults(MOST)
                .build();
        SearchRuns.Response found = api.post("runs/search", wanted, SearchRuns.Response.newBuilder())
                .build();
        List<OtherRun> runs = found.getRunsList().stream()
                .map(run -> Messages.run(project, run))
                .filter(run -> ofOthers(run, question))
                .filter(run -> question.nested() || !run.tags().containsKey(RemoteRuns.PARENT_TAG))
                .map(run -> new OtherRun(run, api.server().page(experiment, run.id())))
                .toList();
        return new Found(runs, !found.getNextPageToken().isEmpty(), "");
    }

    private static boolean ofOthers(TrackedRun run, Question question) {
        return !run.tags().containsKey(RemoteRuns.RUN_TAG)
                || !run.tags().getOrDefault(RunTags.PROJECT, question.whose()).equals(question.whose());
    }
}
