/** Experiments, runs, parameters, metrics, tags: the embedded store. */
@NullMarked
@ApplicationModule(allowedDependencies = {"project"})
package io.slipway.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
