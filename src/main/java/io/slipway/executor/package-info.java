/** Starts one attempt of one step somewhere and reports what became of it; knows no graph. */
@NullMarked
@ApplicationModule(allowedDependencies = {"project"})
package io.slipway.executor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
