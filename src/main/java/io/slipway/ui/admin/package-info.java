/** What admins of the installation see: people, projects, what happened, how the installation is. */
@NullMarked
package io.slipway.ui.admin;

import org.jspecify.annotations.NullMarked;
