/** Threads, timers and rooms that live runs are joined to. */
@NullMarked
package io.slipway.engine.shell;

import org.jspecify.annotations.NullMarked;
