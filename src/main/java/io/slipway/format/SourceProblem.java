package io.slipway.format;

/**
 * Something wrong in Python source.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param sentence for a person: what was expected, what came, what to do
 */
public record SourceProblem(int line, int column, String sentence) {}
