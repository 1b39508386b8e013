package io.slipway.artifact;

import io.slipway.project.ProjectId;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Bytes of a project under the home, and what lies below the configured data roots. */
@Service
@SuppressWarnings("DoNotCallSuggester")
public class Artifacts {

    /** Streams an upload to disk; there whole (of {@code size} bytes) and flushed, or not at all. Needs EDIT. */
    public Stored upload(ProjectId project, String name, InputStream bytes, long size) {
        throw new UnsupportedOperationException("not yet: " + project + name + bytes + size);
    }

    /** The folder in which an attempt works and writes its outputs: nobody else's, not made yet. */
    public Path attemptFolder(ProjectId project, String run, String step, int attempt) {
        throw new UnsupportedOperationException("not yet: " + project + run + step + attempt);
    }

    /** Size and digest of a file or folder; empty where nothing is. */
    public Optional<Stored> inspect(Path path) {
        throw new UnsupportedOperationException("not yet: " + path);
    }

    /**
     * What an importer may read: an upload of this project, or something below a data root, never else inside the home.
     * {@link ArtifactException} says why not and what to do.
     */
    public Stored importable(ProjectId project, String uri) {
        throw new UnsupportedOperationException("not yet: " + project + uri);
    }

    /** A file of this project to read, at its path; checks project and permission VIEW. {@code inside} names a file of a folder, or is empty. */
    public Path readable(ProjectId project, String uri, String inside) {
        throw new UnsupportedOperationException("not yet: " + project + uri + inside);
    }
}
