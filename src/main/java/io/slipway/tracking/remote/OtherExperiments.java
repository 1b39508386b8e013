package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.project.VaultException;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The experiments of a project's server, below its prefix, that stand for none of the project: the newest few, asked for beside the
 * page, and remembered for some seconds. Once the project has one of that name, what others logged to it is seen there.
 */
@Component
public class OtherExperiments {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST = 100;
    private static final int OURS = 10_000;
    private final Servers servers;
    private final Experiments experiments;
    private final RemoteIdStore ids;
    private final CarriedPlaceStore places;
    private final Access access;
    private final Recent<RemoteServer, Found> recent;

    OtherExperiments(
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
        this.recent = new Recent<>(clock);
    }

    /**
     * One of them.
     *
     * @param id of it there
     * @param name without the prefix, as one of the project would be called that stands for it
     * @param updated milliseconds since 1970
     * @param page of the experiment on the server
     */
    public record OtherExperiment(String id, String name, long updated, String page) {}

    /**
     * What was found.
     *
     * @param more whether there are more than these
     * @param problem why it is not known what there is; empty if it is
     */
    public record Found(List<OtherExperiment> experiments, boolean more, String problem) {}

    /** Tells on another thread, once; at once if it was asked a moment ago, or if the project has no server. */
    public void find(ProjectId project, Consumer<Found> told) {
        access.require(project, Permission.VIEW);
        try {
            RemoteServer server = servers.open(project).orElse(null);
            if (server == null) {
                told.accept(new Found(List.of(), false, ""));
                return;
            }
            Set<String> ours = experiments.search(project, "", Lifecycle.ALL, List.of(), OURS, null).items().stream()
                    .map(Experiment::name)
                    .collect(Collectors.toSet());
            var _ = recent.ask(server, () -> ask(server))
                    .thenAccept(found -> told.accept(new Found(
                            found.experiments().stream()
                                    .filter(one -> !ours.contains(one.name())
                                            && ids.experimentOf(project, server, one.id())
                                                    .isEmpty()
                                            && places.experimentHere(project, server, one.id())
                                                    .isEmpty())
                                    .toList(),
                            found.more(),
                            found.problem())));
        } catch (VaultException sealed) {
            told.accept(new Found(List.of(), false, String.valueOf(sealed.getMessage())));
        }
    }

    private static Found ask(RemoteServer server) {
        try {
            var wanted = Call.fields().put("max_results", MOST);
            wanted.putArray("order_by").add("last_update_time DESC");
            if (!server.prefix().isEmpty()) {
                wanted.put("filter", "name LIKE " + RemoteRegistry.quoted(server.prefix() + "%"));
            }
            JsonNode answer = new MlflowApi(server, PATIENCE).ask("POST", "experiments/search", Map.of(), wanted);
            List<OtherExperiment> found = answer.path("experiments")
                    .valueStream()
                    // The pattern's own signs may stand in a prefix.
                    .filter(one -> name(one).startsWith(server.prefix()) && !RemoteServer.isTrial(name(one)))
                    .map(one -> read(server, one))
                    .toList();
            return new Found(found, answer.has("next_page_token"), "");
        } catch (ServerException no) {
            return new Found(List.of(), false, no.sentence());
        } catch (RuntimeException broken) {
            return new Found(List.of(), false, "the server's answer can't be read");
        }
    }

    private static String name(JsonNode experiment) {
        return experiment.path("name").asString("");
    }

    private static OtherExperiment read(RemoteServer server, JsonNode experiment) {
        String id = experiment.path("experiment_id").asString("");
        return new OtherExperiment(
                id,
                name(experiment).substring(server.prefix().length()),
                experiment.path("last_update_time").asLong(0),
                server.experimentPage(id));
    }
}
