/** The list of a project's runs, and word of a run's end on whatever page one is. */
@NullMarked
package io.slipway.ui.runs;

import org.jspecify.annotations.NullMarked;
