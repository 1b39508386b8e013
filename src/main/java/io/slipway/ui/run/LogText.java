package io.slipway.ui.run;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What is looked for in the lines of a log, colours left aside. */
final class LogText {
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");
    private static final Pattern ERROR =
            Pattern.compile("Traceback \\(most recent call last\\)|\\b\\w*(?:Error|Exception)\\b\\s*:"
                    + "|\\b(?:ERROR|FATAL|CRITICAL)\\b|^(?:error|fatal|panic):|Segmentation fault|Killed$");

    // What each of those holds: most lines are passed over without trying the pattern.
    private static final List<String> SIGNS = List.of(
            "Traceback",
            "Error",
            "Exception",
            "ERROR",
            "FATAL",
            "CRITICAL",
            "error:",
            "fatal:",
            "panic:",
            "Segmentation",
            "Killed");

    private LogText() {}

    /** Lines that hold the text, in whatever case. */
    static Predicate<String> containing(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return line -> plain(line).toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Python's tracebacks and exceptions, and what loggers and shells write when something went wrong. */
    static boolean tellsOfAnError(String line) {
        return SIGNS.stream().anyMatch(line::contains)
                && ERROR.matcher(plain(line)).find();
    }

    private static String plain(String line) {
        return line.indexOf('\u001b') < 0 ? line : ESCAPES.matcher(line).replaceAll("");
    }
}
