package io.slipway.project;

/** A person in a project. */
public record Member(UserId person, String name, Role role) {}
