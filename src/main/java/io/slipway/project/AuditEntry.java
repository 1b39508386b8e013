package io.slipway.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the audit: who did what to whom, in a project or in the installation. */
public record AuditEntry(
        String id, Instant happened, String actor, @Nullable ProjectId project, String deed, String subject) {}
