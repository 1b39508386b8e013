package io.slipway.ui.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Rooms;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.RunSearch;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterWordsTest {
    @TempDir
    static Path folder;

    private static Rooms rooms;

    @BeforeAll
    static void open() {
        rooms = Rooms.on(folder, Path.of("/usr/bin/python3"));
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics.a > 1 and", "metrics.a > 1 AND  ", "and", "params.b = 'x' and params.c = 'y' or"})
    void aFilterThatGoesOnIsUnfinished(String filter) {
        assertThat(FilterWords.missing(filter)).contains("missing at the end", "metrics.accuracy > 0.9");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            metrics.a > 'x'         | A metric is compared with a number, as in metrics.accuracy > 0.9, but here with 'x'
            metrics.a LIKE 'x'      | LIKE compares no numbers
            params.lr > '1'         | > compares no texts
            params.lr = 0.1         | text in quotes, as in params.lr = '0.1', but here with 0.1
            status = FINISHED       | A text in quotes is expected, as in status = 'FINISHED', but there is FINISHED
            accuracy > 0.9          | Runs have no accuracy. Metrics, parameters and tags begin with metrics.
            metricks.a > 0.9        | Nothing of a run begins with metricks. Metrics
            start_time > 'now'      | start_time is compared with a number
            dataset.size = 'x'      | Data sets have no size
            metrics.a IS NULL       | IS NULL and IS NOT NULL ask for parameters and tags only
            params.lr IN ('a')      | Only run_id and what begins with dataset. can be looked for by IN
            dataset.name IN (1)     | After IN texts in quotes
            metrics.a >             | Not understood: 'metrics.a', '>'. Expected comparisons joined by and
            """)
    void whatIsWrongIsSaidInOurWordsWithWhatWasExpected(String filter, String words) {
        try {
            rooms.as(() -> rooms.get(Tracking.class)
                    .search(
                            rooms.project(),
                            new RunSearch(List.of("0"), filter, Lifecycle.ACTIVE_ONLY, List.of(), 1, null)));
        } catch (TrackingException wrong) {
            assertThat(FilterWords.of(wrong)).contains(words);
            return;
        }
        throw new AssertionError("it was understood");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "metrics.a > 1", "params.b = 'this and'", "params.band = 'brand'"})
    void aWholeFilterIsNot(String filter) {
        assertThat(FilterWords.missing(filter)).isEmpty();
    }
}
