/** Bytes under a URI: put, get, list, digest. */
@NullMarked
@ApplicationModule(allowedDependencies = {"project"})
package io.slipway.artifact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
