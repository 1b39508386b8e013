package io.slipway.artifact;

import io.slipway.project.ProjectId;
import java.time.Instant;

/** A file that somebody brought. */
record Upload(String id, ProjectId project, String name, long size, String digest, String by, Instant at) {}
