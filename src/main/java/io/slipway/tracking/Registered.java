package io.slipway.tracking;

import io.slipway.project.ProjectId;
import org.jspecify.annotations.Nullable;

/** What was changed in a project's registry, told like {@link Recorded}. A model is known by its number, which stays when its name changes. */
public sealed interface Registered {
    ProjectId project();

    long model();

    record Named(ProjectId project, long model) implements Registered {}

    record Renamed(ProjectId project, long model, String name) implements Registered {}

    /** Of the model itself where the version is null; so too below. */
    record Described(
            ProjectId project, long model, @Nullable Long version, String description) implements Registered {}

    /** Without a text the tag is taken away. */
    record Tagged(
            ProjectId project,
            long model,
            @Nullable Long version,
            String tag,
            @Nullable String text) implements Registered {}

    /** Without a version the alias is taken away. */
    record Aliased(
            ProjectId project,
            long model,
            String alias,
            @Nullable Long version) implements Registered {}

    /** With all versions and aliases that it had. */
    record Restored(ProjectId project, long model) implements Registered {}

    record Versioned(ProjectId project, long model, long version) implements Registered {}

    record Staged(ProjectId project, long model, long version, String stage, boolean archiveOthers)
            implements Registered {}

    /** Without a version the model is deleted with all of them. */
    record Deleted(ProjectId project, long model, @Nullable Long version) implements Registered {}
}
