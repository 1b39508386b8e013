package io.slipway.project;

import java.time.Instant;

/** A project as its members see it; {@code mine} is what the asking person is in it. */
public record Project(ProjectId id, String name, Role mine, Instant created) {}
