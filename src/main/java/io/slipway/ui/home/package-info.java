/** The first page of a project: what runs, what failed, what was worked on, and how to begin. */
@NullMarked
package io.slipway.ui.home;

import org.jspecify.annotations.NullMarked;
