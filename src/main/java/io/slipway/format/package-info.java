/** Reads and writes other people's pipeline files. */
@NullMarked
@ApplicationModule(allowedDependencies = {"pipeline", "project"})
package io.slipway.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
