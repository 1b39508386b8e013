package io.slipway.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.slipway.engine.RunState;
import io.slipway.engine.Runs;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NarrowingTest {

    @Test
    void theAddressOpensTheSameList() {
        Narrowing wanted =
                new Narrowing(Set.of(RunState.RUNNING, RunState.FAILED), "p1", "ann", "fraud & co", Age.WEEK);
        QueryParameters address = wanted.address();
        assertThat(address.getQueryString()).contains("state=running").contains("since=7d");
        assertThat(Narrowing.of(QueryParameters.fromString(address.getQueryString())))
                .isEqualTo(wanted);
    }

    @Test
    void nothingIsSaidOfWhatIsNotNarrowed() {
        assertThat(Narrowing.NONE.address().getParameters()).isEmpty();
        assertThat(Narrowing.of(QueryParameters.empty())).isEqualTo(Narrowing.NONE);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        Narrowing read = Narrowing.of(QueryParameters.fromString("state=failed,asleep&since=tomorrow"));
        assertThat(read.states()).containsExactly(RunState.FAILED);
        assertThat(read.age()).isEqualTo(Age.EVER);
    }

    @Test
    void emptyIsAnyForTheStore() {
        assertThat(Narrowing.NONE.query(null, 50)).isEqualTo(Runs.Query.latest(50));
    }

    @Test
    void anAgeBeginsThatLongBeforeNow() {
        Instant now = Instant.parse("2026-01-08T00:00:00Z");
        assertThat(Age.of("7d").begin(now)).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(Age.EVER.begin(now)).isEmpty();
    }
}
