package io.slipway.pipeline.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a rule reads like CEL at all: values and operators take turns, quotes and brackets close. What the words mean
 * is found out by the engine; loading a whole CEL for each edit would take a second.
 */
final class RuleSyntax {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(?<value>[\\w.]*\\d[\\w.]*|'[^'\\n]*'|\"[^\"\\n]*\"|[A-Za-z_]\\w*)"
                    + "|(?<operator>&&|\\|\\||[=!<>]=|[<>+*/%?:,.-])|(?<not>!)|(?<open>[(\\[{])|(?<close>[)\\]}]))");

    private final Deque<String> open = new ArrayDeque<>();
    private boolean value;
    private boolean opened;

    private RuleSyntax() {}

    /** Where it stops making sense; empty if it does make sense. */
    static Optional<String> wrongAt(String rule) {
        RuleSyntax syntax = new RuleSyntax();
        Matcher matcher = TOKEN.matcher(rule);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            if (!syntax.takes(matcher)) {
                return Optional.of("near " + rule.substring(end).strip());
            }
            end = matcher.end();
        }
        if (!rule.substring(end).isBlank()) {
            return Optional.of("near " + rule.substring(end).strip());
        }
        return syntax.value && syntax.open.isEmpty() ? Optional.empty() : Optional.of("at its end");
    }

    private boolean takes(Matcher token) {
        boolean first = opened;
        opened = token.group("open") != null;
        if (opened) {
            open.push(token.group("open"));
            value = false;
            return true;
        }
        if (token.group("close") != null) {
            boolean fits = (value || first) && closes(token.group("close"));
            value = true;
            return fits;
        }
        if (token.group("not") != null) {
            return !value;
        }
        boolean operand = token.group("value") != null && !token.group("value").equals("in");
        boolean sign = !operand && !value && token.group().strip().equals("-");
        boolean fits = sign || operand != value;
        value = operand;
        return fits;
    }

    private boolean closes(String bracket) {
        String opening = open.poll();
        return opening != null && "([{".indexOf(opening) == ")]}".indexOf(bracket);
    }
}
