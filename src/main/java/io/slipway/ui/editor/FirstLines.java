package io.slipway.ui.editor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The beginning of a file for a person to recognise it by. */
final class FirstLines {
    private static final int BYTES = 4096;
    private static final int LINES = 8;
    private static final int LONGEST_LINE = 160;

    private FirstLines() {}

    /** Empty if it is no text. */
    static Optional<String> of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return text(in.readNBytes(BYTES));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<String> text(byte[] bytes) {
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        // Without telling the decoder that this is the end, a character cut in half is no error.
        boolean wrong = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), chars, false)
                .isError();
        String text = chars.flip().toString();
        if (wrong || text.isBlank() || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        List<String> lines = text.lines()
                .limit(LINES)
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
                .toList();
        return Optional.of(String.join("\n", lines));
    }
}
