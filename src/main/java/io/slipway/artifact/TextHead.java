package io.slipway.artifact;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The beginning of a file in UTF-8.
 *
 * @param cut whether the file goes on
 */
record TextHead(String text, boolean cut) {
    private static final String MARK = "\uFEFF";

    /** Empty if the bytes are no text. */
    static Optional<TextHead> of(byte[] head, boolean cut) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(head.length);
        // A character that the cut goes through is no error: it is just not there yet.
        CoderResult result = decoder.decode(ByteBuffer.wrap(head), text, !cut);
        if (result.isError()) {
            return Optional.empty();
        }
        String found = text.flip().toString();
        boolean binary = found.indexOf('\0') >= 0;
        return binary
                ? Optional.empty()
                : Optional.of(new TextHead(found.startsWith(MARK) ? found.substring(1) : found, cut));
    }

    /** Without the last line if that is not whole. */
    String lines() {
        int end = text.lastIndexOf('\n');
        return cut && end > 0 ? text.substring(0, end + 1) : text;
    }
}
