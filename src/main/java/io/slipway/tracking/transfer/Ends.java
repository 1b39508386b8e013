package io.slipway.tracking.transfer;

import io.slipway.project.ProjectId;
import io.slipway.project.Vault;
import io.slipway.tracking.Arrivals;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelArrivals;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.Registry;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.MlflowApi;
import io.slipway.tracking.remote.OursThere;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.transfer.Transfer.Direction;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Opens the two sides of a transfer. */
@Component
class Ends {
    private final Vault vault;
    private final TwinStore twins;
    private final ProjectFiles files;
    private final ProjectSource.Tools reading;
    private final ProjectSink.Tools writing;

    Ends(
            Vault vault,
            TwinStore twins,
            ProjectFiles files,
            Experiments experiments,
            Tracking tracking,
            LoggedModels models,
            Registry registry,
            ModelVersions versions,
            Arrivals arrivals,
            ModelArrivals modelArrivals,
            OursThere ours,
            Clock clock) {
        this.vault = vault;
        this.twins = twins;
        this.files = files;
        reading = new ProjectSource.Tools(experiments, tracking, models, registry, versions, files);
        writing = new ProjectSink.Tools(experiments, arrivals, modelArrivals, ours, files, twins, clock);
    }

    String seal(ProjectId project, String secret) {
        return vault.seal(secret, place(project));
    }

    private static String place(ProjectId project) {
        return "transfer/" + project;
    }

    Source source(Transfer transfer) {
        return transfer.direction() == Direction.OUT
                ? new ProjectSource(transfer.project(), reading)
                : elsewhere(transfer.project(), opened(transfer.project(), transfer.where()));
    }

    private Transfer.Where opened(ProjectId project, Transfer.Where where) {
        return switch (where) {
            case Transfer.Server there -> new Transfer.Server(opened(project, there.server()));
            case Transfer.File file -> file;
        };
    }

    private RemoteServer opened(ProjectId project, RemoteServer server) {
        return server.withSecret(vault.open(server.secret(), place(project)));
    }

    /** What is brought in; the secret of a server is not sealed. */
    Source elsewhere(ProjectId project, Transfer.Where where) {
        return switch (where) {
            case Transfer.Server there -> new ServerSource(new MlflowApi(there.server()));
            case Transfer.File file -> {
                Path database = files.readable(project, file.path());
                yield new SqliteSource(
                        database, new LocalArtifacts(file.folder(), path -> files.readable(project, path)));
            }
        };
    }

    Sink sink(Transfer transfer) {
        if (transfer.direction() == Direction.OUT && transfer.where() instanceof Transfer.Server there) {
            RemoteServer server = opened(transfer.project(), there.server());
            return new ServerSink(new MlflowApi(server), transfer.project(), twins, writing.ours());
        }
        RemoteServer from = transfer.where() instanceof Transfer.Server there ? there.server() : null;
        return new ProjectSink(transfer.project(), writing, from);
    }
}
