package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.project.VaultException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The versions that others have, on a project's server, of a name that is the project's too: asked for beside the page, and remembered for some seconds. */
@Component
public class OtherVersions {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final String MOST = "200";
    private final Servers servers;
    private final RemoteIdStore ids;
    private final CarriedPlaceStore carried;
    private final Access access;
    private final Recent<Question, Found> recent;

    OtherVersions(Servers servers, RemoteIdStore ids, CarriedPlaceStore carried, Access access, Clock clock) {
        this.servers = servers;
        this.ids = ids;
        this.carried = carried;
        this.access = access;
        this.recent = new Recent<>(clock);
    }

    /**
     * One of them.
     *
     * @param created milliseconds since 1970
     * @param page of the version on the server
     * @param mark of what it stands for, if it is of a project of Slipway
     */
    public record OtherVersion(
            String number,
            List<String> aliases,
            String description,
            long created,
            String by,
            String page,
            String mark) {}

    /**
     * What was found, the newest first.
     *
     * @param problem why it is not known what there is; empty if it is
     */
    public record Found(List<OtherVersion> versions, String problem) {}

    private record Question(RemoteServer server, String name) {}

    /** Tells on another thread, once; at once if it was asked a moment ago, or if there can be none. */
    public void find(ProjectId project, String model, Consumer<Found> told) {
        access.require(project, Permission.VIEW);
        try {
            RemoteServer server = servers.open(project).orElse(null);
            Long number = ids.numberOf(project, model).orElse(null);
            Optional<String> there = server == null || number == null
                    ? Optional.empty()
                    : ids.name(number, server).map(RemoteIdStore.Name::name).or(() -> carried.name(number, server));
            if (server == null || number == null || there.isEmpty()) {
                told.accept(new Found(List.of(), ""));
                return;
            }
            Question question = new Question(server, there.get());
            var _ = recent.ask(question, () -> ask(question)).thenAccept(found -> {
                Set<String> ours = new HashSet<>(ids.versions(number, server));
                ours.addAll(carried.numbers(number, server).values());
                List<OtherVersion> others = found.versions().stream()
                        // Its mark tells one of ours that is only now being noted.
                        .filter(version -> !ours.contains(version.number())
                                && !version.mark().startsWith(project + "/"))
                        .toList();
                told.accept(new Found(others, found.problem()));
            });
        } catch (VaultException sealed) {
            told.accept(new Found(List.of(), String.valueOf(sealed.getMessage())));
        }
    }

    private static Found ask(Question question) {
        try {
            MlflowApi api = new MlflowApi(question.server(), PATIENCE);
            // A search does not tell them.
            Map<String, List<String>> aliases = RemoteRegistry.named(api, question.name()).stream()
                    .flatMap(model -> model.path("aliases").valueStream())
                    .collect(Collectors.groupingBy(
                            one -> one.path("version").asString(""),
                            Collectors.mapping(one -> one.path("alias").asString(""), Collectors.toList())));
            List<OtherVersion> versions = api.ask(
                            "GET",
                            "model-versions/search",
                            Map.of(
                                    "filter",
                                    "name = " + RemoteRegistry.quoted(question.name()),
                                    "order_by",
                                    "version_number DESC",
                                    "max_results",
                                    MOST),
                            null)
                    .path("model_versions")
                    .valueStream()
                    .map(version -> read(question, version, aliases))
                    .toList();
            return new Found(versions, "");
        } catch (ServerException no) {
            return new Found(List.of(), no.is("RESOURCE_DOES_NOT_EXIST") ? "" : no.sentence());
        } catch (RuntimeException broken) {
            return new Found(List.of(), "the server's answer can't be read");
        }
    }

    private static OtherVersion read(Question question, JsonNode version, Map<String, List<String>> aliases) {
        String number = version.path("version").asString("");
        return new OtherVersion(
                number,
                aliases.getOrDefault(number, List.of()),
                version.path("description").asString(""),
                version.path("creation_timestamp").asLong(0),
                version.path("user_id").asString(""),
                question.server().versionPage(question.name(), number),
                RemoteRegistry.tag(version, RemoteRegistry.VERSION_TAG));
    }
}
