package io.slipway.artifact;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a page shows of an artifact, bounded in size; {@code cut} says that there is more. Metrics are not here: they travel in metadata. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Preview.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Preview.Markdown.class, name = "markdown"),
    @JsonSubTypes.Type(value = Preview.Json.class, name = "json"),
    @JsonSubTypes.Type(value = Preview.Html.class, name = "html"),
    @JsonSubTypes.Type(value = Preview.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Preview.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Preview.Folder.class, name = "folder"),
    @JsonSubTypes.Type(value = Preview.Binary.class, name = "binary"),
    @JsonSubTypes.Type(value = Preview.Nothing.class, name = "nothing")
})
public sealed interface Preview {

    record Text(long size, String text, boolean cut) implements Preview {}

    record Markdown(long size, String text, boolean cut) implements Preview {}

    /** Indented. */
    record Json(long size, String text) implements Preview {}

    /** A document for a frame with {@code sandbox="allow-scripts"} and {@code srcdoc}; it forbids itself every address. */
    record Html(long size, String document) implements Preview {}

    /** The first rows of a CSV or TSV. */
    record Table(long size, List<String> columns, List<List<String>> rows, boolean cut) implements Preview {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** To be shown by an {@code img} whose source is the artifact's download; never as a document, because an SVG holds code. */
    record Image(long size, String mediaType) implements Preview {}

    /** {@code total} counts all entries. */
    record Folder(long total, List<Entry> entries, boolean cut) implements Preview {
        public Folder {
            entries = List.copyOf(entries);
        }
    }

    /** Hex digits of the first bytes. */
    record Binary(long size, String head) implements Preview {}

    /** A file without bytes. */
    record Nothing() implements Preview {}

    /** What a folder holds; the size of a folder is 0. */
    record Entry(String name, boolean folder, long size) {}
}
