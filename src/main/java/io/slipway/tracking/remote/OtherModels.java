package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.project.VaultException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The registered models of a project's server that Slipway did not make: so many, asked for beside the page, and remembered for some seconds. */
@Component
public class OtherModels {
    /** How many are shown. */
    public static final int MOST = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final String PAGE = "100";
    private final Servers servers;
    private final Access access;
    private final Carried carried;
    private final CarriedPlaceStore places;
    private final RemoteIdStore ids;
    private final Recent<RemoteServer, Found> recent;

    OtherModels(
            Servers servers, Carried carried, CarriedPlaceStore places, RemoteIdStore ids, Access access, Clock clock) {
        this.servers = servers;
        this.access = access;
        this.carried = carried;
        this.places = places;
        this.ids = ids;
        this.recent = new Recent<>(clock);
    }

    /**
     * One of them.
     *
     * @param version the newest; empty if it has none
     * @param aliases with the versions they point at
     * @param created milliseconds since 1970
     * @param updated milliseconds since 1970
     * @param page of the model on the server
     * @param mark of what it stands for, if a project of Slipway made it
     */
    public record OtherModel(
            String name,
            String description,
            String version,
            Map<String, String> aliases,
            long created,
            long updated,
            String page,
            String mark) {}

    /**
     * What was found.
     *
     * @param server its address; empty for a project that records here alone
     * @param more whether there are more than these
     * @param problem why it is not known what there is; empty if it is
     */
    public record Found(String server, List<OtherModel> models, boolean more, String problem) {}

    /** Tells on another thread, once; at once if it was asked a moment ago. */
    public void find(ProjectId project, Consumer<Found> told) {
        access.require(project, Permission.VIEW);
        try {
            Optional<RemoteServer> server = servers.open(project);
            if (server.isEmpty()) {
                told.accept(new Found("", List.of(), false, ""));
                return;
            }
            var _ = recent.ask(server.get(), () -> ask(server.get()))
                    .thenAccept(found -> told.accept(ofOthers(project, server.get(), found)));
        } catch (VaultException sealed) {
            told.accept(new Found("", List.of(), false, String.valueOf(sealed.getMessage())));
        }
    }

    private Found ofOthers(ProjectId project, RemoteServer server, Found found) {
        Set<String> known = new HashSet<>(carried.models(project, server));
        known.addAll(places.names(project, server));
        known.addAll(ids.names(project, server));
        Map<String, Long> made = places.made(project, server);
        known.removeAll(made.keySet());
        Set<String> marks = Set.copyOf(ids.marks(project).values());
        List<OtherModel> models = found.models().stream()
                // Its mark tells one of ours that is only now being noted; one that has versions of ours has a page
                // here.
                .filter(model -> !known.contains(model.name())
                        && !made.containsValue(model.created())
                        && !marks.contains(model.mark()))
                .toList();
        return new Found(
                found.server(),
                models.subList(0, Math.min(MOST, models.size())),
                found.more() || models.size() > MOST,
                found.problem());
    }

    private static Found ask(RemoteServer server) {
        try {
            JsonNode answer = new MlflowApi(server, PATIENCE)
                    .ask(
                            "GET",
                            "registered-models/search",
                            Map.of("max_results", PAGE, "order_by", "last_updated_timestamp DESC"),
                            null);
            List<OtherModel> models = new ArrayList<>();
            for (JsonNode model : answer.path("registered_models")) {
                models.add(read(server, model));
            }
            return new Found(server.address(), models, answer.has("next_page_token"), "");
        } catch (ServerException no) {
            return new Found(server.address(), List.of(), false, no.sentence());
        } catch (RuntimeException broken) {
            return new Found(server.address(), List.of(), false, "the server's answer can't be read");
        }
    }

    private static OtherModel read(RemoteServer server, JsonNode model) {
        String name = model.path("name").asString("");
        Map<String, String> aliases = new LinkedHashMap<>();
        model.path("aliases")
                .forEach(alias -> aliases.put(
                        alias.path("alias").asString(""), alias.path("version").asString("")));
        String version = model.path("latest_versions")
                .valueStream()
                .map(one -> one.path("version").asLong(0))
                .max(Long::compare)
                .map(String::valueOf)
                .orElse("");
        return new OtherModel(
                name,
                model.path("description").asString(""),
                version,
                aliases,
                model.path("creation_timestamp").asLong(0),
                model.path("last_updated_timestamp").asLong(0),
                server.modelPage(name),
                RemoteRegistry.tag(model, RemoteRegistry.NAME_TAG));
    }
}
