/** The pages of models: what was registered, what could be, and where each comes from. */
@NullMarked
package io.slipway.ui.model;

import org.jspecify.annotations.NullMarked;
