package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What of a server was imported into a project or exported from it, and so is not of others. */
public interface Carried {
    /** Of these ids of runs there, those that were brought in. */
    Set<String> runs(ProjectId project, Collection<String> there);

    /** The id that a run of the project had where it was imported from; empty if it is its own. */
    Optional<String> run(ProjectId project, String here);

    /** The same of a logged model. */
    Optional<String> model(ProjectId project, String here);

    /** Names of registered models that were brought from that server or taken to it, and that the project has. */
    Set<String> models(ProjectId project, RemoteServer server);
}
