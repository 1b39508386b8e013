package io.slipway.artifact.logged;

import io.slipway.artifact.ArtifactException;
import io.slipway.project.ProjectId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The files that clients log, in a folder for each project. A file is there whole or not at all, and on disk before it is acknowledged. */
@Component
public class LoggedFiles {
    private final Path root;

    /** Asks the environment itself: the door is mounted before Spring resolves placeholders everywhere. */
    LoggedFiles(Environment environment) {
        String home = environment.getProperty("slipway.home");
        Path folder = home == null || home.isBlank()
                ? Path.of(environment.getRequiredProperty("user.home"), ".slipway")
                : Path.of(home);
        this.root = folder.toAbsolutePath().normalize().resolve("artifacts").resolve("mlflow");
    }

    private Path locate(ProjectId project, LoggedPath path) {
        Path base = root.resolve("projects").resolve(project.value()).normalize();
        Path file = base.resolve(path.toString()).normalize();
        if (!base.startsWith(root.resolve("projects")) || !file.startsWith(base)) {
            throw LoggedPath.invalid();
        }
        return file;
    }

    /** Writes a file, whole or not at all. */
    public void write(ProjectId project, LoggedPath path, InputStream bytes) throws IOException {
        Path target = locate(project, path);
        if (path.isRoot() || Files.isDirectory(target)) {
            throw new ArtifactException("Expected the path of a file, but '" + path + "' is a folder");
        }
        Path incoming = Files.createDirectories(root.resolve("incoming"));
        Path part = Files.createTempFile(incoming, "put", ".part");
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                bytes.transferTo(Channels.newOutputStream(out));
                out.force(true);
            }
            Path folder = parent(target);
            folders(folder);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Makes a file, or what a folder holds, the content at a path. What lies in the home and is never written again is
     * not copied where the disk can give it a second name; anything else is.
     */
    public void takeOver(ProjectId project, LoggedPath path, Path source) throws IOException {
        Path target = locate(project, path);
        new TakingOver(source.toRealPath(), target, isInHome(source)).run();
        folders(parent(target));
        sync(parent(target));
    }

    /** Whether a file or folder lies where only Slipway and its steps write. */
    public boolean isInHome(Path source) throws IOException {
        return source.toRealPath().startsWith(parent(parent(root)).toRealPath());
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /** Makes what is missing of the path, each new name on disk. */
    private static void folders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder)) {
            throw new ArtifactException("Expected a folder, but '" + folder.getFileName() + "' is a file");
        }
        folders(parent(folder));
        Files.createDirectories(folder);
        sync(parent(folder));
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
            open.force(true);
        }
    }

    /** The file, or null if there is none. */
    public @Nullable Path file(ProjectId project, LoggedPath path) {
        Path file = locate(project, path);
        return Files.isRegularFile(file) ? file : null;
    }

    /** What a folder holds, by name; nothing if there is no such folder. */
    public List<LoggedFile> list(ProjectId project, LoggedPath folder) throws IOException {
        Path place = locate(project, folder);
        List<LoggedFile> files = new ArrayList<>();
        if (!Files.isDirectory(place)) {
            return files;
        }
        try (Stream<Path> entries = Files.list(place)) {
            for (Path entry : entries.sorted().toList()) {
                boolean directory = Files.isDirectory(entry);
                String name = String.valueOf(entry.getFileName());
                files.add(new LoggedFile(name, directory, directory ? 0 : Files.size(entry)));
            }
        }
        return files;
    }

    /** All files below a folder, by path relative to it; no more than so many. */
    public List<LoggedFile> tree(ProjectId project, LoggedPath folder, int most) throws IOException {
        Path place = locate(project, folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        List<LoggedFile> files = new ArrayList<>();
        try (Stream<Path> entries = Files.walk(place)) {
            for (Path entry :
                    entries.filter(Files::isRegularFile).sorted().limit(most).toList()) {
                files.add(new LoggedFile(place.relativize(entry).toString(), false, Files.size(entry)));
            }
        }
        return files;
    }

    /** Deletes a file or folder; again is the same as once. */
    public void delete(ProjectId project, LoggedPath path) throws IOException {
        if (path.isRoot()) {
            throw LoggedPath.invalid();
        }
        Path place = locate(project, path);
        if (Files.exists(place)) {
            Files.walkFileTree(place, new Removal());
            sync(parent(place));
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
            if (failed != null) {
                throw failed;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
