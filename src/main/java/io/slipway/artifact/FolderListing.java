package io.slipway.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a folder holds, by name. */
final class FolderListing {
    private static final int SHOWN = 500;

    private FolderListing() {}

    static Preview of(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> entries = Files.list(folder)) {
            all = entries.sorted().toList();
        }
        List<Preview.Entry> shown =
                all.stream().limit(SHOWN).map(FolderListing::entry).toList();
        return new Preview.Folder(all.size(), shown, all.size() > SHOWN);
    }

    private static Preview.Entry entry(Path path) {
        boolean folder = Files.isDirectory(path);
        return new Preview.Entry(
                String.valueOf(path.getFileName()),
                folder,
                folder ? 0 : path.toFile().length());
    }
}
