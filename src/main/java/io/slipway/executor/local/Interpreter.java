package io.slipway.executor.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A Python that was asked about itself.
 *
 * @param executable what it calls itself, absolute; behind a shim it is the real one
 * @param real the interpreter's own file, links followed
 * @param version {@code 3.11.7}
 * @param libraries where its packages lie
 * @param pip version of its pip; empty where it has none
 * @param kfp whether it can run steps; the error's text where not
 */
record Interpreter(Path executable, Path real, String version, List<Path> libraries, String pip, String kfp) {
    Interpreter {
        libraries = List.copyOf(libraries);
    }

    boolean atLeast(int major, int minor) {
        return atLeast(version, major, minor);
    }

    /** Whether its pip can install into another interpreter's environment. */
    boolean pipReachesOthers() {
        return !pip.isEmpty() && atLeast(pip, 22, 3);
    }

    private static boolean atLeast(String version, int major, int minor) {
        int[] parts = Arrays.stream(version.split("\\D+"))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .limit(2)
                .toArray();
        return parts.length == 2 && (parts[0] > major || (parts[0] == major && parts[1] >= minor));
    }
}
