package io.slipway.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a personal access token, but for the token itself. {@code used} is null until it is first used. */
public record PersonalToken(
        String id,
        String label,
        String owner,
        Instant created,
        @Nullable Instant used) {}
