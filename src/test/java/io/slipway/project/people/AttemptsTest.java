package io.slipway.project.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final Accounts.Days clock = new Accounts.Days();
    private final Attempts attempts = new Attempts(clock);

    @Test
    void threeMistakesAreFreeForAnAccountThenItWaitsTwiceAsLongEachTime() {
        fail(2, "ann", "10.0.0.1");
        assertThat(attempts.wait("ann", "10.0.0.1")).isEmpty();
        fail(1, "ANN ", "10.0.0.2");
        assertThat(attempts.wait("ann", "10.0.0.3")).contains(Duration.ofSeconds(1));
        fail(1, "ann", "10.0.0.4");
        assertThat(attempts.wait("ann", "10.0.0.3")).contains(Duration.ofSeconds(2));
        fail(20, "ann", "10.0.0.4");
        assertThat(attempts.wait("ann", "10.0.0.3")).contains(Duration.ofMinutes(5));
        assertThat(attempts.wait("bob", "10.0.0.3")).isEmpty();
    }

    @Test
    void anAddressThatTriesManyAccountsWaitsToo() {
        IntStream.range(0, 10).forEach(i -> fail(1, "person" + i, "10.0.0.9"));
        assertThat(attempts.wait("someone", "10.0.0.9")).isPresent();
        assertThat(attempts.wait("someone", "10.0.0.8")).isEmpty();
    }

    @Test
    void theRightPasswordForgetsTheAccountsMistakes() {
        fail(2, "ann", "10.0.0.1");
        attempts.succeeded("Ann");
        fail(2, "ann", "10.0.0.1");
        assertThat(attempts.wait("ann", "10.0.0.1")).isEmpty();
    }

    @Test
    void mistakesAreForgottenWithTime() {
        fail(5, "ann", "10.0.0.1");
        clock.pass(1);
        assertThat(attempts.wait("ann", "10.0.0.1")).isEmpty();
        fail(1, "ann", "10.0.0.1");
        assertThat(attempts.wait("ann", "10.0.0.1")).isEmpty();
    }

    @Test
    void aFixedClockNeverEndsAWait() {
        Attempts still = new Attempts(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        IntStream.range(0, 4).forEach(i -> still.failed("ann", "a"));
        assertThat(still.wait("ann", "b")).isPresent();
    }

    private void fail(int times, String account, String address) {
        IntStream.range(0, times).forEach(i -> attempts.failed(account, address));
    }
}
