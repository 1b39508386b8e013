/** What the owner of a project sets, and the tokens that each member makes. */
@NullMarked
package io.slipway.ui.settings;

import org.jspecify.annotations.NullMarked;
