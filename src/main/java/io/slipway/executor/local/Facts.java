package io.slipway.executor.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A small file of {@code name=value} lines. */
record Facts(Map<String, String> values) {

    static Optional<Facts> read(Path file) throws IOException {
        try {
            Map<String, String> values = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return Optional.of(new Facts(values));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    long number(String name) {
        String text = text(name);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    Instant moment(String name) {
        return Instant.ofEpochMilli(number(name));
    }
}
