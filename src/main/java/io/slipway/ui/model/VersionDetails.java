package io.slipway.ui.model;

import io.slipway.artifact.logged.LoggedFile;
import io.slipway.project.Installation;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.remote.RegisteredThere;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the panel of a version shows. */
@Component
class VersionDetails {
    private final Origins origins;
    private final Facts facts;
    private final ModelFiles files;
    private final RegisteredThere registered;
    private final Installation installation;

    VersionDetails(
            Origins origins, Facts facts, ModelFiles files, RegisteredThere registered, Installation installation) {
        this.origins = origins;
        this.facts = facts;
        this.files = files;
        this.registered = registered;
        this.installation = installation;
    }

    Optional<RegisteredThere.There> there(ProjectId project, String model) {
        return registered.find(project, model);
    }

    VersionPanel.Known of(ProjectId project, ModelVersion version, RegisteredThere.@Nullable Version there) {
        List<LoggedFile> all = files.of(project, version);
        return new VersionPanel.Known(
                origins.of(project, version),
                facts.of(project, version),
                ModelFiles.loadable(all) || !ModelFiles.here(version),
                all,
                files.signature(project, version, all),
                installation.publicUrl(),
                there);
    }

    Facts.Of facts(ProjectId project, ModelVersion version) {
        return facts.of(project, version);
    }
}
