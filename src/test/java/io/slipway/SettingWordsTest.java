package io.slipway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class SettingWordsTest {
    private static MockEnvironment typed(String name, String word) {
        return new MockEnvironment().withProperty("slipway." + name, word);
    }

    @Test
    void nothingSetIsAllRight() {
        assertThatCode(() -> SettingWords.check(new MockEnvironment())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "local-execution,auto",
        "local-execution,on",
        "local-execution,OFF",
        "local-execution,true",
        "local-execution,' false '",
        "local-execution,''",
        "step-time-limit,2h",
        "step-time-limit,PT30M",
        "step-time-limit,''",
        "system-metrics-interval,5s",
        "public-url,https://slipway.example.org/below/",
        "public-url,http://10.0.0.1:8080",
        "public-url,none",
        "public-url,''"
    })
    void whatCanBeReadIsTaken(String name, String word) {
        assertThatCode(() -> SettingWords.check(typed(name, word))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "local-execution,onn,One of auto",
        "local-execution,yes,One of auto",
        "step-time-limit,long,A duration",
        "step-time-limit,0s,A duration",
        "system-metrics-interval,0s,A duration",
        "public-url,slipway.example.org,An address",
        "public-url,http://,An address"
    })
    void aMistypedOneIsNamedAndNotTakenForAnother(String name, String word, String expected) {
        assertThatThrownBy(() -> SettingWords.check(typed(name, word)))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(expected)
                .hasMessageContaining("(slipway." + name + "), got \"" + word + "\"");
    }
}
