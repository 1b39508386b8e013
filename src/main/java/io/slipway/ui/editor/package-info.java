/** The page on which a pipeline is drawn, and what its browser part asks of the server. */
@NullMarked
package io.slipway.ui.editor;

import org.jspecify.annotations.NullMarked;
