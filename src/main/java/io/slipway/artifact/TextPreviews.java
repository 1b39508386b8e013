package io.slipway.artifact;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What a text is: by the artifact's type, by the file's ending, by what it looks like, in this order. */
final class TextPreviews {
    private static final int SHOWN = 64 << 10;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .build();

    private TextPreviews() {}

    static Preview of(String name, String schema, TextHead head, long size) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String start = head.text().stripLeading().toLowerCase(Locale.ROOT);
        if (schema.equals("system.HTML")
                || ending.equals("html")
                || start.startsWith("<!doctype html")
                || start.startsWith("<html")) {
            return new Preview.Html(size, SafeDocument.of(head.text()));
        }
        if (schema.equals("system.Markdown") || ending.equals("md")) {
            return new Preview.Markdown(size, shown(head), cut(head));
        }
        if (!head.cut() && (start.startsWith("{") || start.startsWith("["))) {
            Optional<Preview> json = json(head, size);
            if (json.isPresent()) {
                return json.get();
            }
        }
        return Delimited.of(head, ending)
                .<Preview>map(table -> new Preview.Table(size, table.columns(), table.rows(), table.cut()))
                .orElseGet(() -> new Preview.Text(size, shown(head), cut(head)));
    }

    private static Optional<Preview> json(TextHead head, long size) {
        try {
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(head.text()));
            return Optional.of(new Preview.Json(size, text));
        } catch (JacksonException other) {
            // A line of JSON each, or something that only begins like JSON: shown as text.
            return Optional.empty();
        }
    }

    private static String shown(TextHead head) {
        return head.text().length() <= SHOWN ? head.text() : head.text().substring(0, SHOWN);
    }

    private static boolean cut(TextHead head) {
        return head.cut() || head.text().length() > SHOWN;
    }
}
