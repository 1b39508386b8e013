package io.slipway.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0.82314567; 0.82315
            1234567; 1,234,567
            0.00001234; 1.234e−5
            -0.5; −0.5
            NaN; NaN
            1e12; 1e12
            1.7976931348623157E308; ∞
            -1.7976931348623157E308; −∞
            0; 0
            12345.678; 12345.68
            123456789.123; 123456789.1
            1000.00001; 1000.0
            1.2e-7; 1.2e−7
            """)
    void numbersAreShortAndSayWhatIsNoNumber(double value, String text) {
        assertThat(Figures.shortly(value)).isEqualTo(text);
    }
}
