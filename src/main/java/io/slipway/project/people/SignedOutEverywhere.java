package io.slipway.project.people;

import io.slipway.project.UserId;

/** After commit: whatever browser this person is signed in at must ask for the password again. */
public record SignedOutEverywhere(UserId person) {}
