/** What changed between two states of a pipeline, field by field: what the journal keeps, undo inverts and conflicts compare. */
@NullMarked
package io.slipway.pipeline.journal;

import org.jspecify.annotations.NullMarked;
