package io.slipway.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The sources of {@code functions.txt} by title. */
final class FunctionSources {
    static final String FILE = "src/test/resources/io/slipway/format/functions.txt";

    private FunctionSources() {}

    static Map<String, String> all() {
        try (InputStream in = FunctionSources.class.getResourceAsStream("functions.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> sources = new LinkedHashMap<>();
            for (String part : text.substring(4).split("\n=== ", -1)) {
                int line = part.indexOf('\n');
                sources.put(part.substring(0, line), part.substring(line + 1) + (part.endsWith("\n") ? "" : "\n"));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
