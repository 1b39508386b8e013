package io.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Traceback (most recent call last):",
                "ValueError: could not convert string to float: 'x'",
                "sklearn.exceptions.NotFittedError: call fit first",
                "2026-01-01 12:00:00 ERROR worker died",
                "\u001b[31mKeyError\u001b[0m: 'label'",
                "bash: line 1: 12 Killed"
            })
    void anErrorIsKnown(String line) {
        assertThat(LogText.tellsOfAnError(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch 3 error 0.25", "0 errors", "mean squared error: 0.1", "saved to errors.csv", ""})
    void aMeasuredErrorIsNone(String line) {
        assertThat(LogText.tellsOfAnError(line)).isFalse();
    }

    @Test
    void aTextIsFoundWhateverItsCaseAndColour() {
        assertThat(LogText.containing("LOSS 0.2").test("epoch 1 l\u001b[1moss 0\u001b[0m.25"))
                .isTrue();
        assertThat(LogText.containing("[1m").test("l\u001b[1moss")).isFalse();
    }
}
