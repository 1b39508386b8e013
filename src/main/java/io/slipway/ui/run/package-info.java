/** The page of one run and the list of runs, and what their browser part asks of the server. */
@NullMarked
package io.slipway.ui.run;

import org.jspecify.annotations.NullMarked;
