package io.slipway.pipeline;

import java.util.function.Predicate;

/** Names of pipelines: one line, told apart within a project without regard to case. */
final class Names {
    private static final int LONGEST = 120;

    private Names() {}

    static String sensible(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
            throw new InvalidEditException("A pipeline needs a name");
        }
        if (trimmed.length() > LONGEST) {
            throw new InvalidEditException("The name of a pipeline has up to " + LONGEST + " characters; this has "
                    + trimmed.length() + ": put the rest into the description");
        }
        if (trimmed.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidEditException("The name of a pipeline is one line without control characters");
        }
        return trimmed;
    }

    /** The name, or the name with the first number that is free. */
    static String free(String name, Predicate<String> taken) {
        String base = name.length() > LONGEST - 5 ? name.substring(0, LONGEST - 5) : name;
        String gap = name.matches("[a-z0-9.-]+") ? "-" : " ";
        String free = name;
        for (int n = 2; taken.test(free); n++) {
            free = base + gap + n;
        }
        return free;
    }
}
