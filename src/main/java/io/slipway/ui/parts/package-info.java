/** Small pieces that many pages show alike. They take values, never services. */
@NullMarked
package io.slipway.ui.parts;

import org.jspecify.annotations.NullMarked;
