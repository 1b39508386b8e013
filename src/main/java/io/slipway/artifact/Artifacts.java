package io.slipway.artifact;

import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.Ids;
import io.slipway.project.Installation;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Bytes of a project under the home, and what lies below the configured data roots. */
@Service
public class Artifacts {
    private final Access access;
    private final UploadStore uploads;
    private final Supplier<Places> places;
    private final Digests digests;
    private final Clock clock;

    @Autowired
    Artifacts(Access access, UploadStore uploads, Installation installation, Clock clock) {
        this(access, uploads, () -> Places.of(installation), clock);
    }

    Artifacts(Access access, UploadStore uploads, Supplier<Places> places, Clock clock) {
        this.access = access;
        this.uploads = uploads;
        this.places = places;
        this.digests = new Digests(clock);
        this.clock = clock;
    }

    /** Streams an upload to disk; there whole (of {@code size} bytes) and flushed, or not at all. A size below 0 is refused. Needs EDIT. */
    public Stored upload(ProjectId project, String name, InputStream bytes, long size) {
        access.require(project, Permission.EDIT);
        if (size < 0) {
            throw new ArtifactException("The size of " + name
                    + " is not told, so nobody can see whether it arrived whole: send it with a Content-Length");
        }
        String file = FileName.of(name);
        String id = Ids.next(clock);
        Path folder = places.get().uploads(project).resolve(id);
        Stored stored = new Incoming(places.get().incoming()).take(folder.resolve(file), bytes, size);
        try {
            uploads.add(new Upload(id, project, file, stored.size(), stored.digest(), caller(), clock.instant()));
        } catch (RuntimeException unrecorded) {
            remove(folder.resolve(file), folder);
            throw unrecorded;
        }
        return stored;
    }

    /** Takes an upload back that nothing names; anything else is left where it is. Needs EDIT. */
    public void discard(ProjectId project, Stored stored) {
        access.require(project, Permission.EDIT);
        Path file = Path.of(stored.uri());
        Path folder = file.getParent();
        if (folder != null && uploads.remove(project, String.valueOf(folder.getFileName()), stored.digest())) {
            remove(file, folder);
        }
    }

    /** The folder in which an attempt works and writes its outputs: nobody else's, not made yet. */
    public Path attemptFolder(ProjectId project, String run, String step, int attempt) {
        return places.get()
                .runs(project)
                .resolve(Places.plain(run))
                .resolve(Places.plain(step))
                .resolve(Integer.toString(attempt));
    }

    /** Size and digest of a file or folder; empty where nothing is. A file that did not change is not read again. */
    public Optional<Stored> inspect(Path path) {
        return digests.of(path);
    }

    /**
     * What an importer may read: an upload of this project, or something below a data root, never else inside the home.
     * {@link ArtifactException} says why not and what to do.
     */
    public Stored importable(ProjectId project, String uri) {
        access.require(project, Permission.VIEW);
        Walls walls = new Walls(places.get(), project);
        Path path = Paths.absolute(uri);
        if (!walls.importable(path)) {
            throw outside(path);
        }
        Path real = Paths.real(path).orElseThrow(() -> missing(path));
        if (!walls.importable(real)) {
            throw outside(path);
        }
        return inspect(real).orElseThrow(() -> missing(path));
    }

    /**
     * A file or folder of this project to read: given by one of its runs, uploaded, or below a data root. Needs VIEW.
     *
     * @param inside names a file of a folder, or is empty
     * @return where it really is; {@link NotFoundException} for what is not there and for what is not the project's
     */
    public Path readable(ProjectId project, String uri, String inside) {
        access.require(project, Permission.VIEW);
        Walls walls = new Walls(places.get(), project);
        Path whole = Paths.absolute(uri);
        Path path = inside.isEmpty() ? whole : Paths.inside(whole, inside);
        return Optional.of(path)
                .filter(walls::readable)
                .flatMap(Paths::real)
                .filter(walls::readable)
                .orElseThrow(() -> new NotFoundException("There is nothing to read at " + path + " in this project"));
    }

    /** A crash in the middle of an upload leaves its part file. */
    @EventListener(ApplicationReadyEvent.class)
    void sweep() throws IOException {
        new Incoming(places.get().incoming()).sweep();
    }

    private String caller() {
        return switch (access.caller()) {
            case Caller.Person person -> person.name();
            case Caller.Newcomer newcomer -> newcomer.name();
            case Caller.PersonalToken token -> token.name();
            case Caller.RunToken step -> step.title();
            case Caller.Engine engine -> "Slipway";
        };
    }

    private static void remove(Path file, Path folder) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            // No row names it: nobody sees it.
            file.toFile().deleteOnExit();
        }
    }

    private ArtifactException outside(Path path) {
        String roots = places.get().dataRoots().isEmpty()
                ? "none is configured (slipway.data-roots)"
                : "they are "
                        + String.join(
                                ", ",
                                places.get().dataRoots().stream()
                                        .map(Path::toString)
                                        .toList());
        return new ArtifactException("An importer may read below the data roots only, and " + path + " is not: " + roots
                + ". Put the file there, or drop it onto the canvas to upload it");
    }

    private static ArtifactException missing(Path path) {
        return new ArtifactException("There is no file or folder at " + path + ": check the path");
    }
}
