package io.slipway.ui.model;

import io.slipway.artifact.logged.LoggedFile;
import io.slipway.artifact.logged.LoggedFiles;
import io.slipway.artifact.logged.LoggedPath;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of a version, where they are kept here. */
@Component
class ModelFiles {
    private static final String SCHEME = "mlflow-artifacts:/";
    private static final String MLMODEL = "MLmodel";
    private static final long LARGEST_MLMODEL = 1 << 20;
    private static final int MOST = 100_000;
    private final LoggedFiles files;

    ModelFiles(LoggedFiles files) {
        this.files = files;
    }

    /** None where they are kept elsewhere. */
    List<LoggedFile> of(ProjectId project, ModelVersion version) {
        try {
            return here(version) ? files.tree(project, root(version), MOST) : List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static boolean here(ModelVersion version) {
        return version.location().startsWith(SCHEME);
    }

    /** Whether MLflow knows how to load it, and not only how to get its files. */
    static boolean loadable(List<LoggedFile> files) {
        return files.stream().anyMatch(file -> file.path().equals(MLMODEL));
    }

    /** What it takes and gives, as its MLmodel file says. */
    Signature signature(ProjectId project, ModelVersion version, List<LoggedFile> all) {
        return all.stream()
                .filter(file -> file.path().equals(MLMODEL) && file.size() <= LARGEST_MLMODEL)
                .findFirst()
                .map(file -> {
                    try {
                        return Signature.of(Files.readString(file(project, version, file.path())));
                    } catch (IOException unreadable) {
                        return Signature.NONE;
                    }
                })
                .orElse(Signature.NONE);
    }

    /** The one file that a version consists of; null if there are more. */
    @Nullable
    Path single(ProjectId project, ModelVersion version) {
        List<LoggedFile> all = of(project, version);
        return all.size() == 1 ? file(project, version, all.getFirst().path()) : null;
    }

    /** Writes all files as a zip; what is large is mostly numbers that don't shrink, so no time is spent on that. */
    void zip(ProjectId project, ModelVersion version, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (LoggedFile file : of(project, version)) {
                zip.putNextEntry(new ZipEntry(file.path()));
                Files.copy(file(project, version, file.path()), zip);
                zip.closeEntry();
            }
        }
    }

    /** Where one of them lies. */
    Path file(ProjectId project, ModelVersion version, String name) {
        Path path = here(version) ? files.file(project, LoggedPath.of(name).below(root(version))) : null;
        if (path == null) {
            throw new NotFoundException("There is no file " + name + " in version " + version.version());
        }
        return path;
    }

    private static LoggedPath root(ModelVersion version) {
        return LoggedPath.of(version.location().substring(SCHEME.length()));
    }
}
