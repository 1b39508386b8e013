/** Runs on disk. */
@NullMarked
package io.slipway.engine.store;

import org.jspecify.annotations.NullMarked;
