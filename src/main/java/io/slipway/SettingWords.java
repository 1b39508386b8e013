package io.slipway;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/** Looks at settings that are read late: a mistyped one must be told at the start, and not be taken for another. */
final class SettingWords {
    // YAML reads on and off as true and false; a variable that is set to nothing is none.
    private static final Set<String> SWITCH = Set.of("", "auto", "on", "off", "true", "false");

    private SettingWords() {}

    /** Throws {@link StartRefused} at the first that is none. */
    static void check(Environment environment) {
        String local = typed(environment, "slipway.local-execution");
        if (!SWITCH.contains(local.toLowerCase(Locale.ROOT))) {
            throw refused("One of auto, on and off", "SLIPWAY_LOCAL_EXECUTION (slipway.local-execution)", local);
        }
        String limit = typed(environment, "slipway.step-time-limit");
        if (!limit.isEmpty() && !isDuration(limit)) {
            throw refused("A duration such as 2h or 30m", "SLIPWAY_STEP_TIME_LIMIT (slipway.step-time-limit)", limit);
        }
        String interval = typed(environment, "slipway.system-metrics-interval");
        if (!interval.isEmpty() && !isDuration(interval)) {
            throw refused(
                    "A duration such as 10s or 1m",
                    "SLIPWAY_SYSTEM_METRICS_INTERVAL (slipway.system-metrics-interval)",
                    interval);
        }
        String address = typed(environment, "slipway.public-url");
        if (!address.isEmpty() && !address.equals("none") && !isAddress(address)) {
            throw refused(
                    "An address such as https://slipway.example.org",
                    "SLIPWAY_PUBLIC_URL (slipway.public-url)",
                    address);
        }
    }

    private static String typed(Environment environment, String name) {
        return environment.getProperty(name, "").strip();
    }

    private static StartRefused refused(String expected, String where, String typed) {
        return new StartRefused(
                expected + " is expected in " + where + ", got \"" + typed + "\": correct it, or leave it out");
    }

    private static boolean isDuration(String text) {
        try {
            return DurationStyle.detectAndParse(text).isPositive();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return text.matches("(?i)https?://.*") && address.getHost() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
