package io.slipway.ui.model;

import io.slipway.artifact.logged.LoggedFile;
import io.slipway.project.Installation;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gathers what the panel of a version shows. */
@Component
class VersionDetails {
    private final Origins origins;
    private final Facts facts;
    private final ModelFiles files;
    private final Installation installation;

    VersionDetails(Origins origins, Facts facts, ModelFiles files, Installation installation) {
        this.origins = origins;
        this.facts = facts;
        this.files = files;
        this.installation = installation;
    }

    VersionPanel.Known of(ProjectId project, ModelVersion version) {
        List<LoggedFile> all = files.of(project, version);
        return new VersionPanel.Known(
                origins.of(project, version),
                facts.of(project, version),
                ModelFiles.loadable(all) || !ModelFiles.here(version),
                !all.isEmpty(),
                installation.publicUrl());
    }

    Facts.Of facts(ProjectId project, ModelVersion version) {
        return facts.of(project, version);
    }
}
