package io.slipway.project;

import org.jspecify.annotations.Nullable;

/**
 * What holds for every run of a project.
 *
 * @param cache whether results of earlier runs may be reused
 * @param interpreter a Python interpreter, venv or conda folder that local steps use; null means one that Slipway prepares
 */
public record ProjectSettings(boolean cache, @Nullable String interpreter) {
    public static final ProjectSettings DEFAULT = new ProjectSettings(true, null);
}
