/** Python functions read without Python. */
@NullMarked
package io.slipway.format.python;

import org.jspecify.annotations.NullMarked;
