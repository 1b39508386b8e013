/** The shell around the core: takes one message of a run at a time, commits what follows, and only then acts. */
@NullMarked
package io.slipway.engine.live;

import org.jspecify.annotations.NullMarked;
