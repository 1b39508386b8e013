/** Artifacts for pages: downloads and previews over plain HTTP. */
@NullMarked
package io.slipway.ui.files;

import org.jspecify.annotations.NullMarked;
