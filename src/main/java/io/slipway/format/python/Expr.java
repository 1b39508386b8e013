package io.slipway.format.python;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An expression as it stands in annotations, defaults and decorators. */
sealed interface Expr {
    /** Its first word. */
    Token at();

    /** A name, dots included. */
    record Name(Token at, String name) implements Expr {
        /** Without what stands before the last dot. */
        String last() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /** A text, number, {@code True}, {@code False} or {@code None} (JSON's null). */
    record Constant(Token at, JsonNode value) implements Expr {}

    /** {@code List[int]}. */
    record Index(Token at, Expr base, List<Expr> of) implements Expr {}

    /** {@code dsl.component(base_image='x')}. */
    record Call(Token at, Expr function, List<Expr> arguments, Map<String, Expr> named) implements Expr {}

    /** A list, or a tuple. */
    record Items(Token at, List<Expr> items, boolean tuple) implements Expr {}

    /** A dict. */
    record Pairs(Token at, List<Expr> keys, List<Expr> values) implements Expr {}

    /** {@code int | None}. */
    record Either(Token at, List<Expr> choices) implements Expr {}

    /** Anything else. */
    record Other(Token at, String text) implements Expr {}
}
