package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which name and which numbers a project's registered models have on its MLflow server. */
@Service
public class RegisteredThere {
    private final RemoteServerStore servers;
    private final RemoteIdStore ids;
    private final Access access;

    RegisteredThere(RemoteServerStore servers, RemoteIdStore ids, Access access) {
        this.servers = servers;
        this.ids = ids;
        this.access = access;
    }

    /**
     * A registered model there.
     *
     * @param page of it
     * @param ofOthers whether others had made it before, so that their versions are among its versions
     * @param versions there, by the number that they have here
     */
    public record There(String name, String page, boolean ofOthers, Map<Long, Version> versions) {}

    /** A version there, and its page. */
    public record Version(String number, String page) {}

    /** Empty where the project has no server, and as long as the model is not on it. */
    @Transactional(readOnly = true)
    public Optional<There> find(ProjectId project, String model) {
        access.require(project, Permission.VIEW);
        return servers.find(project)
                .flatMap(row -> ids.named(project, model, row.server()).map(known -> there(row.server(), known)));
    }

    private There there(RemoteServer server, RemoteIdStore.Named known) {
        String name = known.there().name();
        Map<Long, Version> versions = new HashMap<>();
        ids.numbers(known.model(), server)
                .forEach((ours, number) -> versions.put(ours, new Version(number, server.versionPage(name, number))));
        return new There(name, server.modelPage(name), !known.there().made(), versions);
    }
}
