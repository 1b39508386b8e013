package io.slipway.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecretMaskTest {
    private static final String KEY = "-----BEGIN KEY-----\nab\nMIIEvQ\n-----END KEY-----\n";

    @Test
    void aValueIsHiddenHoweverItIsCut() {
        for (int size : new int[] {1, 2, 3, 7, 1000}) {
            assertThat(masked(size, "token hunter2, hunter2hunter2 and hunter", "hunter2"))
                    .isEqualTo("token ***, ****** and hunter");
        }
    }

    @Test
    void aValueOfManyLinesIsHiddenWholeAndLineByLine() {
        for (int size : new int[] {1, 5, 1000}) {
            assertThat(masked(size, "x\n" + KEY + "y\n", KEY)).isEqualTo("x\n***y\n");
            assertThat(masked(size, "  MIIEvQ\n", KEY)).isEqualTo("  ***\n");
            assertThat(masked(size, "crab\n", KEY))
                    .as("a line too short to tell anything")
                    .isEqualTo("crab\n");
        }
    }

    @Test
    void ofTwoThatBeginAlikeTheLongerIsHidden() {
        for (int size : new int[] {1, 3, 1000}) {
            assertThat(masked(size, "abcdef abc abcde", "abc", "abcdef")).isEqualTo("*** *** ***de");
        }
    }

    @Test
    void whatMayBeTheBeginningOfOneIsHeldBackUntilMoreComes() {
        SecretMask mask = mask("hunter2");
        assertThat(text(mask.pass(bytes("is hunt")))).isEqualTo("is ");
        assertThat(mask.holds()).isTrue();
        assertThat(text(mask.pass(bytes("ing")))).isEqualTo("hunting");
        assertThat(mask.holds()).isFalse();
        assertThat(text(mask.pass(bytes("hun")))).isEmpty();
        assertThat(text(mask.rest())).isEqualTo("hun");
    }

    @Test
    void theSpecificationOfAnAttemptDoesNotTellThem() {
        assertThat(new AttemptSpec.Secret("hf", "HF_TOKEN", false, "hunter2").toString())
                .isEqualTo("hf in HF_TOKEN");
    }

    private static String masked(int size, String text, String... values) {
        SecretMask mask = mask(values);
        byte[] all = bytes(text);
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        for (int at = 0; at < all.length; at += size) {
            shown.writeBytes(mask.pass(Arrays.copyOfRange(all, at, Math.min(all.length, at + size))));
        }
        shown.writeBytes(mask.rest());
        return text(shown.toByteArray());
    }

    private static SecretMask mask(String... values) {
        return new SecretMask(SecretMask.words(Arrays.stream(values)
                .map(value -> new AttemptSpec.Secret("s", "S", false, value))
                .toList()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
