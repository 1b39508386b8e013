package io.slipway.pipeline;

/**
 * A secret of the project that a step is given. Only its name stands in a pipeline, never its value.
 *
 * @param secret its name in the project
 * @param variable the environment variable that holds its value, or the path of the file that does
 * @param file whether it comes as a file
 */
public record SecretUse(String secret, String variable, boolean file) {}
