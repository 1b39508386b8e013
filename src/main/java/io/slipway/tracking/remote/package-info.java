/** A team's MLflow server: what a project records goes there too, durably, in order and off the run's path. */
@NullMarked
@NamedInterface("remote")
package io.slipway.tracking.remote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
