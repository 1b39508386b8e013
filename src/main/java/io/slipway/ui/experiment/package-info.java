/** The pages of experiments, their tables of runs and the comparison of runs, and what their browser parts ask of the server. */
@NullMarked
package io.slipway.ui.experiment;

import org.jspecify.annotations.NullMarked;
