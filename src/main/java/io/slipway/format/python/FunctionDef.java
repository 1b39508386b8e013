package io.slipway.format.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function's header.
 *
 * @param name the word that names it
 * @param decorators what stands above it
 * @param returns null where it says nothing
 * @param docstring empty where there is none
 */
record FunctionDef(
        Token name,
        List<Expr> decorators,
        List<Parameter> parameters,
        @Nullable Expr returns,
        String docstring) {

    /** A parameter of a function. */
    record Parameter(
            Token name, @Nullable Expr annotation, @Nullable Expr defaultValue) {}

    /** The decorator of a component, if it has one. */
    @Nullable
    Expr component() {
        for (Expr decorator : decorators) {
            Expr called = decorator instanceof Expr.Call call ? call.function() : decorator;
            if (called instanceof Expr.Name name && name.last().equals("component")) {
                return decorator;
            }
        }
        return null;
    }
}
