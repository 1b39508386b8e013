/** HTTP for programs. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"engine", "format", "pipeline", "executor", "tracking", "artifact", "project"})
package io.slipway.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
