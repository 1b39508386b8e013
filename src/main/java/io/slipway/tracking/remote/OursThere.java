package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which of what is on a server stands for something of a project, that records there: whoever imports from it does not want that twice. */
@Service
public class OursThere {
    /** As {@link RemoteRegistry} marks them: project, number of the model, version, when it was made. */
    private static final Pattern MARK = Pattern.compile("(.+)/(\\d{1,18})/(\\d{1,18})/(\\d{1,18})");

    private final RemoteServerStore servers;
    private final RemoteIdStore ids;
    private final ModelVersions versions;
    private final Access access;

    OursThere(RemoteServerStore servers, RemoteIdStore ids, ModelVersions versions, Access access) {
        this.servers = servers;
        this.ids = ids;
        this.versions = versions;
        this.access = access;
    }

    /** The experiment of the project that one of a server stands for, if it is not deleted. */
    @Transactional(readOnly = true)
    public Optional<String> experiment(ProjectId project, RemoteServer server, String there) {
        access.require(project, Permission.VIEW);
        return ids.experimentOf(project, server, there);
    }

    /** What an experiment of a server is called here: without the prefix, if that is the server that the project records on. */
    @Transactional(readOnly = true)
    public String nameHere(ProjectId project, RemoteServer server, String there) {
        access.require(project, Permission.VIEW);
        return servers.find(project)
                .map(RemoteServerStore.Row::server)
                .filter(own -> own.key().equals(server.key()))
                .map(RemoteServer::prefix)
                .filter(prefix -> there.startsWith(prefix) && there.length() > prefix.length())
                .map(prefix -> there.substring(prefix.length()))
                .orElse(there);
    }

    /** Whether a version of a server is one that the project has. */
    @Transactional(readOnly = true)
    public boolean version(ProjectId project, ModelVersion there) {
        access.require(project, Permission.VIEW);
        Matcher mark = MARK.matcher(there.tags().getOrDefault(RemoteRegistry.VERSION_TAG, ""));
        return mark.matches()
                && mark.group(1).equals(project.value())
                && versions.numbered(project, Long.parseLong(mark.group(2)), Long.parseLong(mark.group(3)))
                        .filter(ours -> ours.created() == Long.parseLong(mark.group(4)))
                        .isPresent();
    }
}
