package io.slipway.project;

/** A person came into a project, left it, or is something else in it. */
public record MembershipChanged(ProjectId project, String person) {}
