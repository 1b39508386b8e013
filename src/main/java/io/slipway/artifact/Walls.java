package io.slipway.artifact;

import io.slipway.project.ProjectId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Which paths belong to a project. Each question is asked twice, of the path as written and of where its links lead:
 * the first so that the answer tells nothing about what lies outside, the second so that a link is no way out.
 */
record Walls(Places places, ProjectId project) {
    // Beside them an attempt's folder holds what is the executor's own.
    private static final Set<String> GIVEN = Set.of("outputs", "work");
    private static final int GIVEN_AT = 3;

    /** An upload of the project, or something below a data root that is not in the home. */
    boolean importable(Path path) {
        return below(path, places.uploads(project)) || shared(path);
    }

    /** The same, and what attempts of the project's runs gave. */
    boolean readable(Path path) {
        return importable(path) || given(path);
    }

    private boolean shared(Path path) {
        return places.dataRoots().stream().anyMatch(root -> below(path, root)) && !within(path, places.home());
    }

    private boolean given(Path path) {
        Path runs = places.runs(project);
        Path base = path.startsWith(runs) ? runs : real(runs);
        if (!path.startsWith(base)) {
            return false;
        }
        Path inside = base.relativize(path);
        return inside.getNameCount() > GIVEN_AT
                && GIVEN.contains(inside.getName(GIVEN_AT).toString());
    }

    private static boolean below(Path path, Path base) {
        return within(path, base) && !path.equals(base) && !path.equals(real(base));
    }

    private static boolean within(Path path, Path base) {
        return path.startsWith(base) || path.startsWith(real(base));
    }

    /** The home and the roots may be behind links themselves. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            return path;
        }
    }
}
