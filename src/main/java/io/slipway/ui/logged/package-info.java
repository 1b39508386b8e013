/** The page of a run that an MLflow client logged, and what its browser part asks of the server. */
@NullMarked
package io.slipway.ui.logged;

import org.jspecify.annotations.NullMarked;
