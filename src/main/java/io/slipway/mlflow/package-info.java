/** MLflow's wire protocol over tracking and artifact. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tracking", "artifact", "artifact::logged", "project"})
package io.slipway.mlflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
