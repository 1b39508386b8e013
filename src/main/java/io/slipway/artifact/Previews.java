package io.slipway.artifact;

import io.slipway.project.ProjectId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Looks into artifacts for people. */
@Service
public class Previews {
    private static final int HEAD = 512 << 10;
    private static final int HEX = 256;
    private final Artifacts artifacts;

    Previews(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /**
     * What to show; needs VIEW.
     *
     * @param inside names a file of a folder, or is empty
     * @param schema the artifact's, {@code system.Dataset} and so on: its file has no ending; empty if unknown
     */
    public Preview of(ProjectId project, String uri, String inside, String schema) {
        return of(artifacts.readable(project, uri, inside), inside.isEmpty() ? schema : "");
    }

    /** What to show of a file that a client logged; whoever found it has asked for the permission. */
    public Preview of(Path file) {
        return of(file, "");
    }

    private static Preview of(Path path, String schema) {
        try {
            return Files.isDirectory(path) ? FolderListing.of(path) : file(path, schema);
        } catch (IOException unreadable) {
            throw new ArtifactException("Slipway can't read " + path + ": " + unreadable.getMessage());
        }
    }

    private static Preview file(Path file, String schema) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ArtifactException("Expected a file or folder, but " + file + " is something else");
        }
        long size = Files.size(file);
        byte[] head = head(file);
        if (head.length == 0) {
            return new Preview.Nothing();
        }
        Optional<String> image = ImageTypes.of(head);
        if (image.isPresent()) {
            return new Preview.Image(size, image.get());
        }
        return TextHead.of(head, size > head.length)
                .map(text -> TextPreviews.of(String.valueOf(file.getFileName()), schema, text, size))
                .orElseGet(() ->
                        new Preview.Binary(size, HexFormat.of().formatHex(head, 0, Math.min(HEX, head.length))));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }
}
