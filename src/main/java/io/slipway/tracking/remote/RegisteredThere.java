package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OutboxStore.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which name and which numbers a project's registered models have on its MLflow server. */
@Service
public class RegisteredThere {
    private final RemoteServerStore servers;
    private final RemoteIdStore ids;
    private final CarriedPlaceStore carried;
    private final OutboxStore outbox;
    private final Access access;

    RegisteredThere(
            RemoteServerStore servers,
            RemoteIdStore ids,
            CarriedPlaceStore carried,
            OutboxStore outbox,
            Access access) {
        this.servers = servers;
        this.ids = ids;
        this.carried = carried;
        this.outbox = outbox;
        this.access = access;
    }

    /**
     * A registered model there.
     *
     * @param name empty as long as it is not there
     * @param page of it
     * @param ofOthers whether others had made it before, so that their versions are among its versions
     * @param versions there, by the number that they have here
     * @param waiting numbers here of those that are still to be sent
     * @param refused numbers here of those that the server did not take
     */
    public record There(
            String name,
            String page,
            boolean ofOthers,
            Map<Long, Version> versions,
            Set<Long> waiting,
            Set<Long> refused) {}

    /** A version there, and its page; imported if others made it there. */
    public record Version(String number, String page, boolean imported) {}

    /** Empty where the project has no server, and where nothing of the model is on it or waits for it. */
    @Transactional(readOnly = true)
    public Optional<There> find(ProjectId project, String model) {
        access.require(project, Permission.VIEW);
        return servers.find(project)
                .flatMap(row -> ids.numberOf(project, model)
                        .map(number -> there(project, row.server(), number, model))
                        .filter(there -> !there.name().isEmpty()
                                || !there.waiting().isEmpty()
                                || !there.refused().isEmpty()));
    }

    private There there(ProjectId project, RemoteServer server, long model, String ours) {
        Optional<RemoteIdStore.Name> known = ids.name(model, server);
        Map<Long, String> numbers = carried.numbers(model, server);
        String name = known.map(RemoteIdStore.Name::name)
                .or(() -> carried.name(model, server))
                .orElse(numbers.isEmpty() ? "" : ours);
        Map<Long, String> sent = ids.numbers(model, server);
        numbers.putAll(sent);
        Set<Long> imported = carried.imported(model, server);
        Map<Long, Version> versions = new HashMap<>();
        numbers.forEach((version, number) -> versions.put(
                version,
                new Version(
                        number,
                        server.versionPage(name, number),
                        imported.contains(version) && !sent.containsKey(version))));
        return new There(
                name,
                server.modelPage(name),
                known.isPresent() && !known.get().made(),
                versions,
                versions(model, outbox.waiting(project, Kind.VERSION)),
                versions(model, outbox.refused(project, Kind.VERSION)));
    }

    private static Set<Long> versions(long model, List<String> requests) {
        return requests.stream()
                .map(Call.JSON::readTree)
                .filter(request -> request.path("model").asLong() == model)
                .map(request -> request.path("version").asLong())
                .collect(Collectors.toSet());
    }
}
