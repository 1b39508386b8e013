package io.slipway.format.python;

import io.slipway.format.SourceProblem;

/** A problem that ends the reading. */
final class Trouble extends RuntimeException {
    private final transient SourceProblem problem;

    Trouble(int line, int column, String sentence) {
        super(sentence);
        this.problem = new SourceProblem(line, column, sentence);
    }

    Trouble(Token at, String sentence) {
        this(at.line(), at.column(), sentence);
    }

    SourceProblem problem() {
        return problem;
    }
}
