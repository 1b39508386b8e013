/** Wiring only: the application, its security, its clocks and its transaction manager. */
@NullMarked
package io.slipway;

import org.jspecify.annotations.NullMarked;
