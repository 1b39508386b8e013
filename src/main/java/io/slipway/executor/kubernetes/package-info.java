/** Runs attempts as Jobs of a Kubernetes cluster: one Job an attempt, one pod a step. */
@NullMarked
@NamedInterface("kubernetes")
package io.slipway.executor.kubernetes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
