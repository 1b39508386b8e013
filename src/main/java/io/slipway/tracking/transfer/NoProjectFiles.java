package io.slipway.tracking.transfer;

import io.slipway.project.InvalidInputException;
import io.slipway.project.ProjectId;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** No files, while nobody has wired any. */
@Component
@Fallback
class NoProjectFiles implements ProjectFiles {
    @Override
    public List<Entry> list(ProjectId project, String folder) {
        return List.of();
    }

    @Override
    public Path file(ProjectId project, String path) throws IOException {
        throw new FileNotFoundException(path);
    }

    @Override
    public void write(ProjectId project, String path, InputStream bytes) throws IOException {
        throw new IOException("no place for files is wired");
    }

    @Override
    public Path readable(ProjectId project, String path) {
        throw new InvalidInputException("file", "No file can be read here");
    }
}
