package io.slipway.tracking.transfer;

/**
 * A file or folder of a run or a logged model.
 *
 * @param path below the artifacts of the run or model
 * @param size below 0 if it is not known
 */
public record Entry(String path, boolean folder, long size) {}
