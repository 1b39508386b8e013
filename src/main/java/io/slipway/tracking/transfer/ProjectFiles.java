package io.slipway.tracking.transfer;

import io.slipway.project.ProjectId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** The files that clients logged to a project, and what it may read of this machine: the artifact room knows, and the wiring joins the two. */
public interface ProjectFiles {
    /** What lies in a folder, by path relative to the project's logged artifacts; nothing if there is no such folder. */
    List<Entry> list(ProjectId project, String folder) throws IOException;

    Path file(ProjectId project, String path) throws IOException;

    /** Whole or not at all. */
    void write(ProjectId project, String path, InputStream bytes) throws IOException;

    /** Where a file or folder really is that the project may read; an {@link io.slipway.project.InvalidInputException} says why not. */
    Path readable(ProjectId project, String path);
}
