/** What a pipeline is and whether it makes sense; drafts and immutable versions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"project"})
package io.slipway.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
