package io.slipway.pipeline.edit;

/** An input or output of the step at a path; an empty path means the pipeline itself, whose outputs are its parameters. */
public record Port(String path, String name) {}
