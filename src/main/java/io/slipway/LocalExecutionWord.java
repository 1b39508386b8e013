package io.slipway;

import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;

/** Looks at the word that turns local execution on or off: a mistyped one must not be taken for another. */
final class LocalExecutionWord {
    // YAML reads on and off as true and false; a variable that is set to nothing is none.
    private static final Set<String> KNOWN = Set.of("", "auto", "on", "off", "true", "false");

    private LocalExecutionWord() {}

    /** Throws {@link StartRefused} if it is none. */
    static void check(Environment environment) {
        String typed =
                environment.getProperty("slipway.local-execution", "auto").strip();
        if (!KNOWN.contains(typed.toLowerCase(Locale.ROOT))) {
            throw new StartRefused(
                    "One of auto, on and off is expected in SLIPWAY_LOCAL_EXECUTION (slipway.local-execution), got \""
                            + typed + "\": correct it, or leave it out");
        }
    }
}
