package io.slipway.tracking;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences with which a filter is refused: clients' tests match on them. */
class FilterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "params.p = '1' or params.p='2' | Invalid clause(s) in filter string: 'or'",
                "NOT params.p = '1' | Invalid clause(s) in filter string: 'NOT'",
                "(params.p = '1') | Invalid clause(s) in filter string: '(params.p = '1')'",
                "metrics.m BETWEEN 1 AND 2 | Invalid clause(s) in filter string: 'metrics.m', 'BETWEEN', '1', '2'",
                "metrics.m > '0' | Expected numeric value type for metric. Found '0'",
                "params.p = 1 | Expected a quoted string value for parameter (e.g. 'my-value'). Got value 1",
                "foo.bar = '1' | Invalid entity type 'foo'. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']",
                "metrics.m IS NULL | IS NULL / IS NOT NULL is only supported for tags and params, not for 'metric' 'm'",
                "run_name IN ('a') | Only the 'run_id' attribute supports comparison with a list of quoted string values.",
                "run_id IN () | While parsing a list in the query, expected a non-empty list of string values, but got empty list",
            })
    void aFilterThatCannotBeIsRefusedInMlflowsWords(String filter, String sentence) {
        assertThatThrownBy(() -> Filter.parse(filter, Vocabulary.RUNS)).hasMessage(sentence);
    }
}
