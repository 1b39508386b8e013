package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.project.VaultException;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Registry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final OutboxStore outbox;
    private final Registry registry;
    private final Access access;
    private final Recent<Question, There> recent;

    OtherVersions(
            Servers servers,
            RemoteIdStore ids,
            CarriedPlaceStore carried,
            OutboxStore outbox,
            Registry registry,
            Access access,
            Clock clock) {
        this.servers = servers;
        this.ids = ids;
        this.carried = carried;
        this.outbox = outbox;
        this.registry = registry;
        this.access = access;
        this.recent = new Recent<>(clock);
    }

    /**
     * One of them.
     *
     * @param created milliseconds since 1970
     * @param page of the version on the server
     * @param mark of what it stands for, if it is of a project of Slipway
     * @param source what it was made of
     */
    public record OtherVersion(
            String number,
            List<String> aliases,
            String description,
            long created,
            String by,
            String page,
            String mark,
            String source) {}

    /**
     * An alias that is not the same on both sides.
     *
     * @param there the version that it points at on the server; empty if it is not there
     * @param here the version of ours that it points at; null if it is not here
     * @param same the number that that one has on the server; empty if it is not there
     */
    public record OtherAlias(
            String alias, String there, @Nullable Long here, String same) {}

    /**
     * What was found, the newest first.
     *
     * @param aliases those that are not the same on both sides; none as long as something waits to be sent
     * @param problem why it is not known what there is; empty if it is
     */
    public record Found(List<OtherVersion> versions, List<OtherAlias> aliases, String problem) {
        static Found not(String problem) {
            return new Found(List.of(), List.of(), problem);
        }
    }

    /**
     * @param made when the model of that name was made there, as far as that is known
     * @param standing what of ours the answer is held against: it is asked anew when that changes
     */
    private record Question(RemoteServer server, String name, Optional<Long> made, long standing) {}

    /** @param aliases with the version that each points at */
    private record There(List<OtherVersion> versions, Map<String, String> aliases, String problem) {}

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
                told.accept(Found.not(""));
                return;
            }
            RegisteredModel ours = registry.get(project, model);
            boolean waits = outbox.waiting(project).requests() > 0;
            Question question = new Question(
                    server,
                    there.get(),
                    Optional.ofNullable(carried.made(project, server).get(there.get())),
                    waits ? -1 : ours.changed());
            var _ = recent.ask(question, () -> ask(question)).thenAccept(found -> {
                Map<Long, String> numbers = carried.numbers(number, server);
                numbers.putAll(ids.numbers(number, server));
                List<OtherVersion> others = found.versions().stream()
                        // Its mark tells one of ours that is only now being noted.
                        .filter(version -> !numbers.containsValue(version.number())
                                && Mark.of(version.mark(), version.source())
                                        .flatMap(mark -> mark.nameHere(project, carried))
                                        .isEmpty())
                        .toList();
                told.accept(new Found(others, waits ? List.of() : differing(found, ours, numbers), found.problem()));
            });
        } catch (VaultException sealed) {
            told.accept(Found.not(String.valueOf(sealed.getMessage())));
        }
    }

    private static List<OtherAlias> differing(There there, RegisteredModel ours, Map<Long, String> numbers) {
        Set<String> all = new TreeSet<>(there.aliases().keySet());
        all.addAll(ours.aliases().keySet());
        List<OtherAlias> differing = new ArrayList<>();
        for (String alias : all) {
            String at = there.aliases().getOrDefault(alias, "");
            Long here = ours.aliases().get(alias);
            // A version that is not there yet, or was refused, says so itself.
            String same = here == null ? "" : numbers.getOrDefault(here, "");
            if (!at.equals(same)) {
                differing.add(new OtherAlias(alias, at, here, same));
            }
        }
        return differing;
    }

    private static There ask(Question question) {
        try {
            MlflowApi api = new MlflowApi(question.server(), PATIENCE);
            Optional<JsonNode> model = RemoteRegistry.named(api, question.name());
            if (model.map(one -> one.path("creation_timestamp").asLong())
                    .filter(created -> !question.made().orElse(created).equals(created))
                    .isPresent()) {
                return new There(
                        List.of(),
                        Map.of(),
                        "what is called " + question.name()
                                + " there is another model by now, for this one was renamed or deleted there");
            }
            // A search does not tell them.
            Map<String, String> aliases = model.stream()
                    .flatMap(one -> one.path("aliases").valueStream())
                    .collect(Collectors.toMap(
                            one -> one.path("alias").asString(""),
                            one -> one.path("version").asString(""),
                            (one, other) -> other,
                            TreeMap::new));
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
            return new There(versions, aliases, "");
        } catch (ServerException no) {
            return new There(List.of(), Map.of(), no.is("RESOURCE_DOES_NOT_EXIST") ? "" : no.sentence());
        } catch (RuntimeException broken) {
            return new There(List.of(), Map.of(), "the server's answer can't be read");
        }
    }

    private static OtherVersion read(Question question, JsonNode version, Map<String, String> aliases) {
        String number = version.path("version").asString("");
        return new OtherVersion(
                number,
                aliases.entrySet().stream()
                        .filter(one -> one.getValue().equals(number))
                        .map(Map.Entry::getKey)
                        .toList(),
                version.path("description").asString(""),
                version.path("creation_timestamp").asLong(0),
                version.path("user_id").asString(""),
                question.server().versionPage(question.name(), number),
                RemoteRegistry.tag(version, RemoteRegistry.VERSION_TAG),
                version.path("source").asString(""));
    }
}
