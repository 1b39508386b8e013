/** What a person sees. Nothing may see this room. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "format",
            "pipeline",
            "pipeline :: edit",
            "executor",
            "executor :: kubernetes",
            "tracking",
            "tracking :: remote",
            "tracking :: transfer",
            "artifact",
            "artifact :: logged",
            "project",
            "project :: people"
        })
package io.slipway.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
