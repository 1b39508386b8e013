/** Files that MLflow clients log, under the paths that they chose. */
@NullMarked
@NamedInterface("logged")
package io.slipway.artifact.logged;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
