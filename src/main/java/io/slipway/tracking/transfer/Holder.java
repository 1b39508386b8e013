package io.slipway.tracking.transfer;

/** Whose files: those of a run or of a logged model, and where they lie. */
record Holder(boolean model, String id, String uri) {}
