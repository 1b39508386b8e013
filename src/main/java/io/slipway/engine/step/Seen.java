package io.slipway.engine.step;

import io.slipway.engine.Passed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a step finds its attempt's folder and its inputs: where they are on this machine, or, on an executor that has
 * other files, below a root of its own.
 *
 * @param moved paths of inputs there, by their paths here
 */
public record Seen(Path folder, boolean elsewhere, Map<String, String> moved) {
    public Seen {
        moved = Map.copyOf(moved);
    }

    /** For a step that sees this machine's files. */
    public static Seen here(Path folder) {
        return new Seen(folder, false, Map.of());
    }

    /** For a step whose folder is at {@code root}; here if there is none. */
    public static Seen at(@Nullable String root, Path folder, Map<String, Passed> inputs) {
        if (root == null) {
            return here(folder);
        }
        Map<String, String> moved = new LinkedHashMap<>();
        for (Passed passed : inputs.values()) {
            if (passed instanceof Passed.Artifacts list) {
                list.artifacts().stream()
                        .filter(artifact -> artifact.uri().startsWith("/"))
                        .forEach(artifact -> moved.computeIfAbsent(
                                artifact.uri(), uri -> root + "/inputs/" + moved.size() + "/" + name(uri)));
            }
        }
        return new Seen(Path.of(root), true, moved);
    }

    private static String name(String uri) {
        Path name = Path.of(uri).getFileName();
        return name == null ? "data" : name.toString();
    }

    String uri(Passed.Artifact artifact) {
        return moved.getOrDefault(artifact.uri(), artifact.uri());
    }

    /** Where on this machine is what the step says to have put at {@code path}. */
    Path here(AttemptPaths paths, String output, String path) {
        Path said = Path.of(path);
        if (!elsewhere) {
            return paths.work().resolve(said).normalize();
        }
        Path inside = folder.resolve("outputs");
        if (said.normalize().startsWith(inside)) {
            return paths.folder().resolve("outputs").resolve(inside.relativize(said.normalize()));
        }
        return moved.entrySet().stream()
                .filter(entry -> entry.getValue().equals(path))
                .map(entry -> Path.of(entry.getKey()))
                .findFirst()
                .orElseThrow(() -> new StepException("The step put its output `" + output + "` at " + path
                        + ", which ends with its pod: write it to the output's own path, or below " + inside));
    }
}
