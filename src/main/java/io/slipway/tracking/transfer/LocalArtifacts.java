package io.slipway.tracking.transfer;

import io.slipway.project.InvalidInputException;
import io.slipway.tracking.remote.ServerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The artifacts that an SQLite file speaks of, as far as they lie in a folder that may be read. */
final class LocalArtifacts {
    private static final String PROXIED = "mlflow-artifacts:";
    // Of <experiment>/<run>/artifacts and <experiment>/models/<model>/artifacts.
    private static final List<Integer> ENDS = List.of(3, 4);
    private final Optional<Path> root;
    private final Function<String, Path> readable;

    /** @param readable where a path really is; throws if it may not be read */
    LocalArtifacts(String folder, Function<String, Path> readable) {
        this.root = folder.isEmpty() ? Optional.empty() : Optional.of(readable.apply(folder));
        this.readable = readable;
    }

    List<Entry> list(String uri, String folder) throws IOException {
        Path base = base(uri);
        Path place = inside(base, folder);
        List<Entry> entries = new ArrayList<>();
        if (!Files.isDirectory(place)) {
            return entries;
        }
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.sorted().toList()) {
                boolean directory = Files.isDirectory(file);
                entries.add(new Entry(
                        base.relativize(file).toString().replace('\\', '/'),
                        directory,
                        directory ? 0 : Files.size(file)));
            }
        }
        return entries;
    }

    InputStream open(String uri, String path) throws IOException {
        return Files.newInputStream(inside(base(uri), path));
    }

    private Path base(String uri) {
        if (uri.startsWith(PROXIED)) {
            Path folder =
                    root.orElseThrow(() -> refused("its files, if it has any, lie in the artifact folder of the server"
                            + " (" + uri + "): name that folder, or import from the server"));
            return inside(folder, ServerFiles.place(uri));
        }
        if (uri.matches("(?!file:)[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            throw refused("its files, if it has any, lie at " + uri
                    + ", where only clients with that store's own credentials read: import from the server");
        }
        String path = uri.startsWith("file:") ? uri.substring(5).replaceFirst("^//[^/]*", "") : uri;
        return there(path)
                .or(() -> moved(path))
                .orElseThrow(() -> refused("its files, if it has any, lie at " + path
                        + ", which can't be read here: bring that folder below a data root and name it"));
    }

    private Optional<Path> there(String path) {
        try {
            return path.startsWith("/") ? Optional.of(readable.apply(path)) : Optional.empty();
        } catch (InvalidInputException no) {
            return Optional.empty();
        }
    }

    /** The folder was brought from elsewhere: below it the names are as they were. */
    private Optional<Path> moved(String path) {
        List<String> parts =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        return root.flatMap(folder -> ENDS.stream()
                .filter(count -> parts.size() >= count)
                .map(count -> inside(folder, String.join("/", parts.subList(parts.size() - count, parts.size()))))
                .filter(Files::isDirectory)
                .findFirst());
    }

    /** Nothing leads out of the folder, also no link. What is not there leads nowhere: a run without files has no folder. */
    private static Path inside(Path folder, String path) {
        Path place = folder.resolve(path).normalize();
        try {
            if (place.startsWith(folder)
                    && (!Files.exists(place) || place.toRealPath().startsWith(folder.toRealPath()))) {
                return place;
            }
        } catch (IOException unreadable) {
            throw refused(path + " can't be read: " + unreadable.getMessage());
        }
        throw refused(path + " leads out of the folder of artifacts");
    }

    private static ServerException refused(String sentence) {
        return new ServerException(ServerException.Kind.REFUSED, "", sentence);
    }
}
