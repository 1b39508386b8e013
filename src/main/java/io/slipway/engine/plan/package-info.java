/** The pure core: what a run does next. No clock, database or thread in it. */
@NullMarked
package io.slipway.engine.plan;

import org.jspecify.annotations.NullMarked;
