package io.slipway.project.people;

import io.slipway.project.UserId;
import java.time.Instant;

/** A person who can sign in. The name is unique and never changes. */
public record Account(UserId id, String name, boolean admin, boolean mustChangePassword, Instant created) {}
