/** What holds for one step, without clock, database or thread: its inputs, KFP's executor input, its outputs, its cache key. */
@NullMarked
package io.slipway.engine.step;

import org.jspecify.annotations.NullMarked;
