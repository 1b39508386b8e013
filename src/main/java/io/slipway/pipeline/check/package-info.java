/** What is wrong with a pipeline, and how its steps hang together. */
@NullMarked
package io.slipway.pipeline.check;

import org.jspecify.annotations.NullMarked;
