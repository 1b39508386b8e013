package io.slipway.executor.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What is installed beside an interpreter, read from the packages' own metadata; no pip is started. */
final class Packages {
    private Packages() {}

    /** {@code name==version} for each, and the interpreter's version, sorted. */
    static List<String> of(String version, List<Path> libraries) throws IOException {
        var found = new TreeMap<String, String>();
        found.put("python", "python==" + version);
        for (Path library : libraries) {
            if (Files.isDirectory(library)) {
                try (DirectoryStream<Path> infos = Files.newDirectoryStream(library, "*.{dist-info,egg-info}")) {
                    for (Path info : infos) {
                        String line = line(info);
                        // the first on the interpreter's path is the one that is imported
                        found.putIfAbsent(line.toLowerCase(Locale.ROOT).replaceAll("==.*", ""), line);
                    }
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static String line(Path info) throws IOException {
        for (String file : List.of("METADATA", "PKG-INFO")) {
            Path metadata = info.resolve(file);
            if (Files.isRegularFile(metadata)) {
                return head(metadata, info);
            }
        }
        return byName(info);
    }

    private static String head(Path metadata, Path info) throws IOException {
        String name = "";
        String version = "";
        try (BufferedReader lines = Files.newBufferedReader(metadata, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                if (line.startsWith("Name: ")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("Version: ")) {
                    version = line.substring(9).strip();
                }
                if (!name.isEmpty() && !version.isEmpty()) {
                    return name + "==" + version;
                }
            }
        }
        return byName(info);
    }

    private static String byName(Path info) {
        return info.getFileName()
                .toString()
                .replaceFirst("\\.(dist|egg)-info$", "")
                .replaceFirst("-", "==");
    }
}
