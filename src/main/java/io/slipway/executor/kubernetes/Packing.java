package io.slipway.executor.kubernetes;

import io.slipway.executor.AttemptSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Packs inputs as a tar whose last file has the digests of all others, as {@code sha256sum -c} reads them. */
record Packing(Path root) {
    static final String SUMS = "SHA256SUMS";

    void pack(List<AttemptSpec.Input> inputs, OutputStream out) throws IOException {
        StringBuilder sums = new StringBuilder();
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        for (AttemptSpec.Input input : inputs) {
            add(input, tar, sums);
        }
        byte[] all = sums.toString().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry last = new TarArchiveEntry(SUMS);
        last.setSize(all.length);
        tar.putArchiveEntry(last);
        tar.write(all);
        tar.closeArchiveEntry();
        tar.finish();
        tar.flush();
    }

    private void add(AttemptSpec.Input input, TarArchiveOutputStream tar, StringBuilder sums) throws IOException {
        Path there = root.relativize(Path.of(input.there()));
        List<Path> all;
        try (Stream<Path> walk = Files.walk(input.here())) {
            all = walk.sorted().toList();
        }
        for (Path path : all) {
            Path inside = input.here().relativize(path);
            String name = inside.toString().isEmpty() ? there.toString() : there + "/" + inside;
            if (Files.isDirectory(path)) {
                TarArchiveEntry folder = new TarArchiveEntry(name + "/");
                folder.setMode(0755);
                tar.putArchiveEntry(folder);
                tar.closeArchiveEntry();
            } else if (Files.isRegularFile(path)) {
                file(path, name, tar, sums);
            }
        }
    }

    private static void file(Path path, String name, TarArchiveOutputStream tar, StringBuilder sums)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(path));
        entry.setModTime(Files.getLastModifiedTime(path));
        entry.setMode(Files.isExecutable(path) ? 0755 : 0644);
        tar.putArchiveEntry(entry);
        Digesting digest = new Digesting();
        try (var in = Files.newInputStream(path)) {
            digest.copy(in, tar);
        }
        tar.closeArchiveEntry();
        // sha256sum has a notation of its own for names with these, and not everywhere.
        if (name.indexOf('\n') < 0 && name.indexOf('\\') < 0) {
            sums.append(HexFormat.of().formatHex(digest.sum()))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
    }
}
