package io.slipway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class LocalExecutionWordTest {
    private static MockEnvironment typed(String word) {
        return new MockEnvironment().withProperty("slipway.local-execution", word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "on", "OFF", "true", " false ", ""})
    void aWordThatIsKnownIsTaken(String word) {
        assertThatCode(() -> LocalExecutionWord.check(typed(word))).doesNotThrowAnyException();
        assertThatCode(() -> LocalExecutionWord.check(new MockEnvironment())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"onn", "yes"})
    void aMistypedOneIsNamedAndNotTakenForAnother(String word) {
        assertThatThrownBy(() -> LocalExecutionWord.check(typed(word)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("One of auto, on and off is expected in SLIPWAY_LOCAL_EXECUTION")
                .hasMessageContaining("\"" + word + "\"");
    }
}
