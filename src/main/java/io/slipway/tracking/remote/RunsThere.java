package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.project.VaultException;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Metric;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.TrackingException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mlflow.api.proto.Service;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Single runs that others logged to a project's server, by their ids there, and their curves. Only of experiments that stand for the
 * project's own, or members would read with its credentials whatever these may read.
 */
@Component
public class RunsThere {
    /** What ids of such runs begin with in addresses. */
    public static final String MARK = "there:";

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST = 50;
    private final Servers servers;
    private final Experiments experiments;
    private final RemoteIdStore ids;
    private final CarriedPlaceStore places;
    private final Access access;
    private final Recent<Question, Answered> runs;
    private final Recent<Curve, Map<String, List<Metric>>> curves;
    private final Recent<Parent, List<Service.Run>> nested;

    RunsThere(
            Servers servers,
            Experiments experiments,
            RemoteIdStore ids,
            CarriedPlaceStore places,
            Access access,
            Clock clock) {
        this.servers = servers;
        this.experiments = experiments;
        this.ids = ids;
        this.places = places;
        this.access = access;
        this.runs = new Recent<>(clock);
        this.curves = new Recent<>(clock);
        this.nested = new Recent<>(clock);
    }

    /** A run with the id and name of the experiment of ours that its own stands for, and its page there. */
    public record There(TrackedRun run, String experiment, String experimentName, String page) {}

    /** Those that were found; the problem says why nothing is known of others, and is empty where the server answered. */
    public record Found(List<There> runs, List<String> missing, String problem) {}

    private record Question(RemoteServer server, String run) {}

    private record Curve(RemoteServer server, List<String> runs, String metric, int points) {}

    private record Parent(RemoteServer server, String experiment, String run, int most) {}

    private record Answered(Service.@Nullable Run run, String experiment, String problem) {}

    /** Waits for the server, some seconds at most. */
    public Found get(ProjectId project, List<String> ids) {
        access.require(project, Permission.VIEW);
        List<There> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        String problem = "";
        try {
            RemoteServer server = servers.open(project).orElse(null);
            if (server == null) {
                return new Found(found, ids, "");
            }
            Map<String, CompletableFuture<Answered>> coming = new LinkedHashMap<>();
            ids.stream()
                    .limit(MOST)
                    .forEach(id -> coming.put(id, runs.ask(new Question(server, id), () -> ask(server, id))));
            for (Map.Entry<String, CompletableFuture<Answered>> one : coming.entrySet()) {
                Answered answer = one.getValue().join();
                Optional<There> there = there(project, server, answer);
                there.ifPresent(found::add);
                if (!answer.problem().isEmpty()) {
                    problem = answer.problem();
                } else if (there.isEmpty()) {
                    missing.add(one.getKey());
                }
            }
        } catch (VaultException sealed) {
            problem = String.valueOf(sealed.getMessage());
        }
        return new Found(found, missing, problem);
    }

    private static Answered ask(RemoteServer server, String id) {
        MlflowApi api = new MlflowApi(server, PATIENCE);
        try {
            Service.Run run = api.get("runs/get", Map.of("run_id", id), Service.GetRun.Response.newBuilder())
                    .getRun();
            String experiment = api.get(
                            "experiments/get",
                            Map.of("experiment_id", run.getInfo().getExperimentId()),
                            Service.GetExperiment.Response.newBuilder())
                    .getExperiment()
                    .getName();
            return new Answered(run, experiment, "");
        } catch (ServerException no) {
            return new Answered(null, "", no.kind() == ServerException.Kind.REFUSED ? "" : no.sentence());
        } catch (RuntimeException broken) {
            return new Answered(null, "", "the server's answer can't be read");
        }
    }

    private Optional<There> there(ProjectId project, RemoteServer server, Answered answer) {
        Service.Run run = answer.run();
        if (run == null || !answer.experiment().startsWith(server.prefix())) {
            return Optional.empty();
        }
        String name = answer.experiment().substring(server.prefix().length());
        String there = run.getInfo().getExperimentId();
        try {
            Optional<String> known =
                    ids.experimentOf(project, server, there).or(() -> places.experimentHere(project, server, there));
            Experiment ours =
                    known.isPresent() ? experiments.get(project, known.get()) : experiments.named(project, name);
            return Optional.of(new There(
                    Messages.run(project, run),
                    ours.id(),
                    ours.name(),
                    server.page(there, run.getInfo().getRunId())));
        } catch (TrackingException notOurs) {
            return Optional.empty();
        }
    }

    /** Those within one that {@link #get} finds, the oldest first; none where the server does not tell them in time. */
    public List<TrackedRun> nested(ProjectId project, String id, int most) {
        List<There> parent = get(project, List.of(id)).runs();
        Optional<RemoteServer> server = servers.open(project);
        if (parent.isEmpty() || server.isEmpty()) {
            return List.of();
        }
        Answered known = runs.ask(new Question(server.get(), id), () -> ask(server.get(), id))
                .join();
        Service.Run run = known.run();
        return run == null
                ? List.of()
                : nested
                        .ask(
                                new Parent(server.get(), run.getInfo().getExperimentId(), id, most),
                                () -> within(server.get(), run.getInfo().getExperimentId(), id, most))
                        .join()
                        .stream()
                        .map(within -> Messages.run(project, within))
                        .toList();
    }

    private static List<Service.Run> within(RemoteServer server, String experiment, String id, int most) {
        Service.SearchRuns wanted = Service.SearchRuns.newBuilder()
                .addExperimentIds(experiment)
                .setFilter("tags.`" + RemoteRuns.PARENT_TAG + "` = '" + id + "'")
                .setMaxResults(most)
                .addOrderBy("attributes.start_time ASC")
                .build();
        try {
            return new MlflowApi(server, PATIENCE)
                    .post("runs/search", wanted, Service.SearchRuns.Response.newBuilder())
                    .getRunsList();
        } catch (RuntimeException unknown) {
            return List.of();
        }
    }

    /** Of those among these runs that {@link #get} finds; none of what the server does not tell in time. */
    public Map<String, List<Metric>> curves(ProjectId project, List<String> ids, String metric, int points) {
        List<String> ours =
                get(project, ids).runs().stream().map(there -> there.run().id()).toList();
        Optional<RemoteServer> server = servers.open(project);
        return ours.isEmpty() || server.isEmpty()
                ? Map.of()
                : curves.ask(
                                new Curve(server.get(), ours, metric, points),
                                () -> sampled(server.get(), ours, metric, points))
                        .join();
    }

    private static Map<String, List<Metric>> sampled(RemoteServer server, List<String> ids, String metric, int points) {
        Map<String, List<Metric>> curves = new LinkedHashMap<>();
        try {
            new MlflowApi(server, PATIENCE)
                    .ask(
                            "GET",
                            "metrics/get-history-bulk-interval",
                            Map.of("run_ids", ids, "metric_key", metric, "max_results", points),
                            null)
                    .path("metrics")
                    .forEach(point -> curves.computeIfAbsent(
                                    point.path("run_id").asString(""), absent -> new ArrayList<>())
                            .add(new Metric(
                                    metric,
                                    value(point.path("value")),
                                    point.path("timestamp").asLong(0),
                                    point.path("step").asLong(0))));
        } catch (RuntimeException unknown) {
            return Map.of();
        }
        return curves;
    }

    private static double value(JsonNode value) {
        return value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asString("NaN"));
    }
}
