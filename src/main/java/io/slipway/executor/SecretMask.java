package io.slipway.executor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hides secrets in a stream of bytes, however it is cut into pieces. What may be the beginning of one is held back until
 * more comes. The supervisor of local steps ({@code mask.py}) does the same.
 */
public final class SecretMask {
    private static final byte[] STARS = {'*', '*', '*'};
    // A shorter line of a long value ("}") says nothing, and hiding it would spoil the log.
    private static final int SHORTEST_LINE = 4;
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed();
    private final List<byte[]> words;
    private final boolean[] first = new boolean[256];
    private byte[] held = {};

    /** {@code hidden} as {@link #words} gave them. */
    public SecretMask(Collection<String> hidden) {
        words = hidden.stream()
                .sorted(LONGEST_FIRST)
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
        words.forEach(word -> first[word[0] & 0xff] = true);
    }

    /** A whole text, masked. */
    public String pass(String text) {
        byte[] shown = joined(pass(text.getBytes(StandardCharsets.UTF_8), false), pass(new byte[0], true));
        return new String(shown, StandardCharsets.UTF_8);
    }

    /** What is to be hidden, the longest first: each value, and each line of those that have several. */
    public static List<String> words(Collection<AttemptSpec.Secret> secrets) {
        return secrets.stream()
                .map(AttemptSpec.Secret::value)
                .flatMap(value -> Stream.concat(
                        Stream.of(value, value.strip()),
                        value.lines().map(String::strip).filter(line -> line.length() >= SHORTEST_LINE)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted(LONGEST_FIRST)
                .toList();
    }

    /** What may be shown by now. */
    public byte[] pass(byte[] bytes) {
        return pass(bytes, false);
    }

    /** What was held back; nothing more comes. */
    public byte[] rest() {
        return pass(new byte[0], true);
    }

    /** Whether something is held back. */
    public boolean holds() {
        return held.length > 0;
    }

    /** Forgets what is held back. */
    public void reset() {
        held = new byte[0];
    }

    private byte[] pass(byte[] bytes, boolean last) {
        byte[] data = joined(held, bytes);
        ByteArrayOutputStream shown = new ByteArrayOutputStream(data.length);
        int from = 0;
        int at = 0;
        while (at < data.length) {
            int length = first[data[at] & 0xff] ? match(data, at, last) : 0;
            if (length < 0) {
                break;
            }
            if (length > 0) {
                shown.write(data, from, at - from);
                shown.writeBytes(STARS);
                from = at + length;
            }
            at += Math.max(1, length);
        }
        shown.write(data, from, at - from);
        held = Arrays.copyOfRange(data, at, data.length);
        return shown.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        if (one.length == 0) {
            return other;
        }
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** The length of the word that stands here, 0 for none, -1 if that can't be told yet. */
    private int match(byte[] data, int at, boolean last) {
        int left = data.length - at;
        for (byte[] word : words) {
            int compared = Math.min(left, word.length);
            if (Arrays.equals(data, at, at + compared, word, 0, compared) && (compared == word.length || !last)) {
                return compared == word.length ? compared : -1;
            }
        }
        return 0;
    }
}
