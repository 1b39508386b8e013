package io.slipway.executor.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what pip is told and what it says. */
final class PipWords {
    private static final Pattern NAMED = Pattern.compile("No matching distribution found for (.+)");
    private static final Pattern SOUGHT = Pattern.compile(
            "Could not find a version that satisfies the requirement (\\S+).*\\(from versions: (.*)\\)");
    private static final Pattern UNREACHABLE = Pattern.compile(
            "(?i)connection (broken|refused|reset)|NewConnectionError|Name or service not known|Temporary failure in name|timed out");
    private static final Pattern STEPS = Pattern.compile(
            "^\\s*(Collecting|Downloading|Building wheel|Installing collected packages|Preparing metadata)\\b.*");
    private static final Set<String> WITH_VALUE = Set.of(
            "--index-url",
            "-i",
            "--extra-index-url",
            "--trusted-host",
            "--find-links",
            "-f",
            "--constraint",
            "-c",
            "--target",
            "-t",
            "--platform",
            "--python-version",
            "--proxy",
            "--retries",
            "--timeout",
            "--upgrade-strategy");
    private static final Set<String> KNOWN = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "TZ",
            "TMPDIR",
            "NETRC",
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "USER",
            "LOGNAME",
            "CC",
            "CXX",
            "CFLAGS",
            "LDFLAGS",
            "LD_LIBRARY_PATH");
    private static final int LONGEST = 300;

    private PipWords() {}

    /** Whether pip and what it builds may know this variable of the server: what configures it, and nothing secret of Slipway's. */
    static boolean mayKnow(String variable) {
        String upper = variable.toUpperCase(java.util.Locale.ROOT);
        return KNOWN.contains(upper)
                || Stream.of("PIP_", "LC_", "XDG_", "UV_", "KEYRING_").anyMatch(upper::startsWith)
                || upper.endsWith("_PROXY");
    }

    static boolean quiet(List<String> arguments) {
        return arguments.contains("--quiet") || arguments.contains("-q");
    }

    /** The requirements among the arguments, for a person. */
    static String requirements(List<String> arguments) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (WITH_VALUE.contains(argument)) {
                i++;
            } else if (!argument.startsWith("-")) {
                named.add(argument.replaceFirst("\\s*;.*", ""));
            } else if (argument.equals("-r") || argument.equals("--requirement")) {
                named.add("what " + arguments.get(Math.min(++i, arguments.size() - 1)) + " lists");
            }
        }
        return named.isEmpty() ? "packages" : String.join(", ", named);
    }

    /** A line that shows how far it is. */
    static Optional<String> progress(String line) {
        return STEPS.matcher(line).matches() ? Optional.of(cut(line.strip())) : Optional.empty();
    }

    /** Names the requirement that can't be met, pip's own reason, and what to do. */
    static String failure(List<String> arguments, List<String> said) {
        List<String> errors = said.stream()
                .filter(line -> line.startsWith("ERROR:") || line.startsWith("error:"))
                .map(line -> line.substring("error:".length()).strip())
                .toList();
        boolean unreachable =
                said.stream().anyMatch(line -> UNREACHABLE.matcher(line).find());
        for (String error : errors) {
            Matcher named = NAMED.matcher(error);
            if (named.find()) {
                return "pip finds no " + named.group(1) + versions(errors)
                        + (unreachable
                                ? ". It could not reach its package index: check the network and pip's configuration, then run again"
                                : ". Correct the step's packages, or pip's index, and run again");
            }
        }
        // "Exception:" heads a traceback, whose last line is the one that says something
        List<String> telling = errors.isEmpty() || errors.contains("Exception:") ? said : errors;
        String last = telling.stream()
                .filter(line -> !line.isBlank())
                .reduce((a, b) -> b)
                .orElse("it said nothing");
        return "pip can't install " + requirements(arguments) + ": " + cut(last)
                + ". Correct the step's packages and run again";
    }

    private static String versions(List<String> errors) {
        for (String error : errors) {
            Matcher sought = SOUGHT.matcher(error);
            if (sought.find()) {
                String all = sought.group(2);
                return all.equals("none") ? " (no version of it is there)" : " (there are: " + last(all) + ")";
            }
        }
        return "";
    }

    private static String last(String versions) {
        String[] all = versions.split(", ");
        int from = Math.max(0, all.length - 5);
        return (from > 0 ? "... " : "") + String.join(", ", List.of(all).subList(from, all.length));
    }

    private static String cut(String line) {
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
