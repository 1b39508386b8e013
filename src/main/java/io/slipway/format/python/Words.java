package io.slipway.format.python;

import java.util.Set;

/** Python's own words. */
final class Words {
    static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");
    /** Words that begin a statement which ends with a colon and an indented block. */
    static final Set<String> BLOCKS =
            Set.of("if", "elif", "else", "for", "while", "def", "class", "with", "try", "except", "finally", "async");
    /** Words only in some places. */
    static final Set<String> SOFT = Set.of("match", "case", "type", "_");
    /** Words that begin a statement and never continue an expression. */
    static final Set<String> STATEMENTS =
            Set.of("def", "class", "return", "import", "while", "with", "try", "raise", "pass", "del", "assert");
    /** Keywords that are values. */
    static final Set<String> VALUES = Set.of("True", "False", "None");

    private Words() {}

    static boolean keyword(Token token) {
        return token.is(Token.Kind.NAME) && KEYWORDS.contains(token.text());
    }
}
