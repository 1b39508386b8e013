package io.slipway.format.python;

/**
 * A word of Python source.
 *
 * @param text as it stands there; of a string with its quotes
 * @param line counted from 1
 * @param column counted from 1
 * @param start offset of its first character
 */
record Token(Kind kind, String text, int line, int column, int start) {
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        OPERATOR,
        /** The end of a statement's line. */
        NEWLINE,
        INDENT,
        DEDENT,
        END
    }

    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.OPERATOR) && text.equals(word);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    int end() {
        return start + text.length();
    }
}
