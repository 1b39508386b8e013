package io.slipway.ui.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"metrics.a > 1 and", "metrics.a > 1 AND  ", "and", "params.b = 'x' and params.c = 'y' or"})
    void aFilterThatGoesOnIsUnfinished(String filter) {
        assertThat(FilterWords.missing(filter)).contains("missing at the end", "metrics.accuracy > 0.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "metrics.a > 1", "params.b = 'this and'", "params.band = 'brand'"})
    void aWholeFilterIsNot(String filter) {
        assertThat(FilterWords.missing(filter)).isEmpty();
    }
}
