/** Projects, members, roles, access tokens, audit: every row in the building belongs to a project. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.slipway.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
