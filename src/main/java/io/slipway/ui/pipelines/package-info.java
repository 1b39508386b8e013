/** The list of a project's pipelines. */
@NullMarked
package io.slipway.ui.pipelines;

import org.jspecify.annotations.NullMarked;
