package io.slipway.format.python;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A function's help: what it does, and its parameters, in the styles that the SDK understands. */
record Docstring(String description, Map<String, String> inputs, Map<String, String> outputs) {
    private static final Pattern RETURNS = Pattern.compile("Returns?:?\\n");
    private static final Pattern REST =
            Pattern.compile("(?m)^:(param|parameter|arg|argument|key|keyword)\\s+([^:]*?)(\\w+):");
    private static final Pattern REST_META = Pattern.compile("(?m)^:\\w");

    /** What one style makes of a text. */
    record Parsed(String text, Map<String, String> parameters, int found) {}

    static Docstring of(String raw) {
        String text = clean(raw);
        Parsed parsed = parse(text);
        Matcher returns = RETURNS.matcher(text + "\n");
        Map<String, String> outputs = returns.find()
                ? parse((text + "\n").replace(returns.group().strip(), "Args:")).parameters()
                : Map.of();
        return new Docstring(description(parsed.text()), parsed.parameters(), outputs);
    }

    String input(String name) {
        return inputs.getOrDefault(name, "");
    }

    String output(String name) {
        return outputs.getOrDefault(name, "");
    }

    private static Parsed parse(String text) {
        return Stream.of(Optional.of(rest(text)), GoogleStyle.parse(text), NumpyStyle.parse(text))
                .flatMap(Optional::stream)
                .reduce((best, next) -> next.found() > best.found() ? next : best)
                .orElseThrow();
    }

    private static String description(String text) {
        int line = text.indexOf('\n');
        if (line < 0) {
            return text.strip();
        }
        String first = text.substring(0, line);
        String rest = text.substring(line + 1).strip();
        return (first.isEmpty() || rest.isEmpty() ? first : first + "\n" + rest).strip();
    }

    private static Parsed rest(String text) {
        Matcher meta = REST_META.matcher(text);
        if (!meta.find()) {
            return new Parsed(text, Map.of(), 0);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        int found = 0;
        int start = meta.start();
        for (int at = start; at < text.length(); found++) {
            int end = meta.find() ? meta.start() : text.length();
            String chunk = text.substring(at, end);
            Matcher parameter = REST.matcher(chunk);
            if (parameter.lookingAt()) {
                parameters.put(parameter.group(3), tidy(chunk.substring(parameter.end())));
            }
            at = end;
        }
        return new Parsed(text.substring(0, start), parameters, found);
    }

    /** The first line as it is, those after it moved to the left together. */
    static String tidy(String description) {
        String text = description.startsWith(" ") ? description.substring(1) : description;
        int line = text.indexOf('\n');
        String joined = line < 0 ? text : text.substring(0, line) + "\n" + clean(text.substring(line + 1));
        return joined.replaceAll("^\\n+|\\n+$", "");
    }

    /** A tab leads to the next of the columns 8, 16, 24. */
    private static String untabbed(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                text.repeat(' ', 8 - text.length() % 8);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** As {@code inspect.cleandoc} does. */
    static String clean(String raw) {
        List<String> lines = raw.lines().map(Docstring::untabbed).toList();
        int margin = lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String cut = i == 0 ? line.stripLeading() : line.substring(Math.min(margin, line.length()));
            text.append(i == 0 ? "" : "\n").append(cut);
        }
        return text.toString().replaceAll("^\\n+", "").replaceAll("\\n+$", "").replaceAll("\\n[ ]+$", "");
    }
}
