package io.slipway;

import io.slipway.artifact.ArtifactException;
import io.slipway.artifact.Artifacts;
import io.slipway.artifact.logged.LoggedFile;
import io.slipway.artifact.logged.LoggedFiles;
import io.slipway.artifact.logged.LoggedPath;
import io.slipway.project.Installation;
import io.slipway.project.InvalidInputException;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import io.slipway.tracking.transfer.Entry;
import io.slipway.tracking.transfer.ProjectFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Joins import from and export to MLflow to where files lie. */
@Component
class TransferFiles implements ProjectFiles {
    private final LoggedFiles logged;
    private final Artifacts artifacts;
    private final Installation installation;

    TransferFiles(LoggedFiles logged, Artifacts artifacts, Installation installation) {
        this.logged = logged;
        this.artifacts = artifacts;
        this.installation = installation;
    }

    @Override
    public List<Entry> list(ProjectId project, String folder) throws IOException {
        return logged.list(project, LoggedPath.of(folder)).stream()
                .map(file -> entry(folder, file))
                .toList();
    }

    private static Entry entry(String folder, LoggedFile file) {
        return new Entry(folder + "/" + file.path(), file.folder(), file.size());
    }

    @Override
    public Path file(ProjectId project, String path) throws IOException {
        Path file = logged.file(project, LoggedPath.of(path));
        if (file == null) {
            throw new NoSuchFileException(path);
        }
        return file;
    }

    @Override
    public void write(ProjectId project, String path, InputStream bytes) throws IOException {
        try {
            logged.write(project, LoggedPath.of(path), bytes);
        } catch (ArtifactException refused) {
            throw new NoSuchFileException(path, null, refused.getMessage());
        }
    }

    @Override
    public Path readable(ProjectId project, String path) {
        try {
            return artifacts.readable(project, path, "");
        } catch (ArtifactException | NotFoundException no) {
            String roots = installation.dataRoots().stream().map(Path::toString).collect(Collectors.joining(", "));
            throw new InvalidInputException(
                    "file",
                    "An upload, or the absolute path of something below a data root is expected, but there is nothing to"
                            + " read at “" + path + "”: "
                            + (roots.isEmpty()
                                    ? "no data root is configured (slipway.data-roots)"
                                    : "the data roots are " + roots));
        }
    }
}
