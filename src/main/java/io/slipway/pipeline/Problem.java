package io.slipway.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * Something about a pipeline that a person should know.
 *
 * @param severity an error stops a run, a warning does not
 * @param path the step, named by the frames around it and its own name ({@code good-enough/deploy}); empty for the pipeline
 * @param input the step's input that it is about
 * @param text a sentence: what is wrong and what to do
 */
public record Problem(
        Severity severity, String path, @Nullable String input, String text) {
    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
