package io.slipway.format.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Args:} with an indented line for each parameter. */
final class GoogleStyle {
    private static final String PARAMETERS = "Arguments|Args|Parameters|Params";
    private static final Pattern TITLE = Pattern.compile("(?m)^(" + PARAMETERS
            + "|Raises|Exceptions|Except|Attributes|Example|Examples|Returns|Yields):[ \\t\\r\\f\\x0b]*$");
    private static final Pattern TYPED = Pattern.compile("\\s*(.+?)\\s*\\(\\s*(.*[^\\s]+)\\s*\\)");
    private static final Pattern UNKNOWN = Pattern.compile("\\n\\S");

    private GoogleStyle() {}

    /** Empty where the text is none of this style. */
    static Optional<Docstring.Parsed> parse(String text) {
        Matcher title = TITLE.matcher(text);
        List<String> titles = new ArrayList<>();
        List<String> chunks = new ArrayList<>();
        int start = -1;
        int from = 0;
        while (title.find()) {
            if (start < 0) {
                start = title.start();
            } else {
                chunks.add(text.substring(from, title.start()));
            }
            titles.add(title.group(1));
            from = title.end();
        }
        if (start < 0) {
            return Optional.of(new Docstring.Parsed(text, Map.of(), 0));
        }
        chunks.add(text.substring(from));
        return sections(text.substring(0, start), titles, chunks);
    }

    private static Optional<Docstring.Parsed> sections(String head, List<String> titles, List<String> chunks) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int found = 0;
        for (int i = 0; i < titles.size(); i++) {
            Matcher unknown = UNKNOWN.matcher(chunks.get(i));
            String chunk = unknown.find() ? chunks.get(i).substring(0, unknown.start()) : chunks.get(i);
            List<String> parts = parts(chunk.replaceAll("^\\n+|\\n+$", ""));
            boolean single = titles.get(i).matches("Example|Examples|Returns|Yields");
            if (!single && (parts.isEmpty() || parts.stream().anyMatch(part -> part.indexOf(':') < 0))) {
                return Optional.empty();
            }
            found += single ? 1 : parts.size();
            if (titles.get(i).matches(PARAMETERS)) {
                parts.forEach(part -> parameter(part, parameters));
            }
        }
        return Optional.of(new Docstring.Parsed(head, parameters, found));
    }

    private static void parameter(String part, Map<String, String> parameters) {
        int colon = part.indexOf(':');
        Matcher typed = TYPED.matcher(part.substring(0, colon));
        String name = typed.lookingAt() ? typed.group(1) : part.substring(0, colon);
        parameters.put(name, Docstring.tidy(part.substring(colon + 1)));
    }

    /** Cut where a line begins with exactly the indentation of the first. */
    private static List<String> parts(String chunk) {
        String indent = chunk.substring(0, chunk.length() - chunk.stripLeading().length());
        Matcher start = Pattern.compile("(?m)^" + indent + "(?=\\S)").matcher(chunk);
        List<String> parts = new ArrayList<>();
        int from = -1;
        while (start.find()) {
            if (from >= 0) {
                parts.add(chunk.substring(from, start.start()));
            }
            from = start.end();
        }
        if (from >= 0) {
            parts.add(chunk.substring(from));
        }
        return parts.stream().map(part -> part.replaceAll("^\\n+|\\n+$", "")).toList();
    }
}
