package io.slipway.executor.kubernetes;

import io.slipway.executor.TransferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Takes a folder out of a sealed tar. Nothing in it may lead out of the folder: a step wrote it. */
record Unpacking(Path folder) {

    void unpack(InputStream in) throws IOException {
        Sealed sealed = new Sealed(in);
        TarArchiveInputStream tar = new TarArchiveInputStream(sealed, StandardCharsets.UTF_8.name());
        TarArchiveEntry entry = tar.getNextEntry();
        while (entry != null) {
            take(entry, tar);
            entry = tar.getNextEntry();
        }
        sealed.check();
    }

    private void take(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        Path place = inside(entry.getName(), folder);
        if (entry.isDirectory()) {
            Files.createDirectories(place);
            return;
        }
        Path parent = place.getParent();
        if (parent == null || !parent.toRealPath().startsWith(folder.toRealPath())) {
            throw strange(entry.getName());
        }
        if (entry.isSymbolicLink()) {
            inside(entry.getLinkName(), parent);
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.copy(inside(entry.getLinkName(), folder), place);
        } else if (entry.isFile()) {
            Files.copy(tar, place);
        }
    }

    private Path inside(String name, Path from) {
        Path place = from.resolve(name).normalize();
        if (!place.startsWith(folder)) {
            throw strange(name);
        }
        return place;
    }

    private static TransferException strange(String name) {
        return new TransferException(
                "The step left a link among its outputs that leads elsewhere, which can't be kept: " + name
                        + ". Write the file itself to the output's path",
                false);
    }
}
