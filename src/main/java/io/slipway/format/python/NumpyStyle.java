package io.slipway.format.python;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Parameters} underlined, with a line for each name and its type, and its description indented below. */
final class NumpyStyle {
    private static final Pattern TITLE = Pattern.compile("(?m)^([A-Z][A-Za-z ]+)\\s*?\\n-{3,}\\s*$");

    private NumpyStyle() {}

    static Optional<Docstring.Parsed> parse(String text) {
        Matcher title = TITLE.matcher(text);
        if (!title.find()) {
            return Optional.of(new Docstring.Parsed(text, Map.of(), 0));
        }
        String head = text.substring(0, title.start());
        Map<String, String> parameters = new LinkedHashMap<>();
        int found = 0;
        boolean more = true;
        while (more) {
            String name = title.group(1).strip();
            int from = title.end();
            more = title.find();
            String chunk = text.substring(from, more ? title.start() : text.length());
            if (List.of("Parameters", "Params", "Arguments", "Args", "Other Parameters")
                    .contains(name)) {
                found += parameters(chunk, parameters);
            } else {
                found++;
            }
        }
        return Optional.of(new Docstring.Parsed(head, parameters, found));
    }

    private static int parameters(String chunk, Map<String, String> parameters) {
        String name = "";
        StringBuilder description = new StringBuilder();
        for (String line : chunk.strip().lines().toList()) {
            if (!line.isEmpty() && !Character.isWhitespace(line.charAt(0))) {
                parameters.put(name, Docstring.clean("\n" + description));
                description.setLength(0);
                name = line.replaceAll("\\s*:.*", "").strip();
            } else {
                description.append(line).append('\n');
            }
        }
        parameters.put(name, Docstring.clean("\n" + description));
        parameters.remove("");
        return parameters.size();
    }
}
