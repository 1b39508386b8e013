/** Runs steps as processes of this machine, each under a supervisor that outlives the server. */
@NullMarked
package io.slipway.executor.local;

import org.jspecify.annotations.NullMarked;
