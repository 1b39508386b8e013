/** What stands around every page: rail, breadcrumb, theme, keys, and what is shown where nothing is. */
@NullMarked
package io.slipway.ui.shell;

import org.jspecify.annotations.NullMarked;
