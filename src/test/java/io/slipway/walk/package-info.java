/** Walks through the product as a person does: the real jar, a real browser. */
@NullMarked
package io.slipway.walk;

import org.jspecify.annotations.NullMarked;
