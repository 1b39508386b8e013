package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the files lie that clients log: the artifact room knows, and the wiring joins the two. */
public interface LoggedBytes {
    /** The file at a path below the project's logged artifacts; null if it is not there (any more). */
    @Nullable
    Path file(ProjectId project, String path);

    /** The paths of all files below a folder, relative to it. */
    List<String> below(ProjectId project, String folder);
}
