/** A door for a terminal: carries one pipeline file through in the foreground. It needs no web and no page, so it is no part of ui or api. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "format",
            "pipeline",
            "executor",
            "executor :: kubernetes",
            "project",
            "project :: people"
        })
package io.slipway.exec;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
