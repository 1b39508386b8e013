/** Carries a pipeline version through to its end, once, whatever restarts in between. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"pipeline", "executor", "tracking", "artifact", "artifact :: logged", "project"})
package io.slipway.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
