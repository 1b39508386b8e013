package io.slipway.executor;

import io.slipway.project.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Python program needs installed.
 *
 * @param pip argument lists of the {@code pip install} calls of the compiled command, in order, flags included
 * @param interpreter an interpreter, venv or conda folder that the project names; null means one prepared by the executor
 */
public record EnvironmentSpec(
        ProjectId project,
        String image,
        List<List<String>> pip,
        @Nullable String interpreter) {
    public EnvironmentSpec {
        pip = pip.stream().map(List::copyOf).toList();
    }
}
