package io.slipway.artifact;

import io.slipway.project.Installation;
import io.slipway.project.ProjectId;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Where bytes lie: in the home by project, and below the data roots. */
record Places(Path home, List<Path> dataRoots) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    Places {
        dataRoots = List.copyOf(dataRoots);
    }

    static Places of(Installation installation) {
        return new Places(installation.home(), installation.dataRoots());
    }

    Path uploads(ProjectId project) {
        return home.resolve("uploads").resolve(plain(project.value()));
    }

    Path runs(ProjectId project) {
        return home.resolve("runs").resolve(plain(project.value()));
    }

    Path incoming() {
        return home.resolve("uploads").resolve(".incoming");
    }

    /** Ids are Slipway's own; one that could lead elsewhere is a mistake of the caller. */
    static String plain(String id) {
        if (!PLAIN.matcher(id).matches()) {
            throw new IllegalArgumentException("Expected an id that can name a folder, got " + id);
        }
        return id;
    }
}
