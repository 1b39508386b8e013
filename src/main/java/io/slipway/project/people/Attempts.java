package io.slipway.project.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Slows guessing: after three failures in a row an account, and after ten an address, has to wait, twice as long each
 * time and five minutes at most. Kept in memory; who waits is told so at once, nobody's thread sleeps.
 */
@Component
public class Attempts {
    private static final int FREE_FOR_ACCOUNT = 3;
    private static final int FREE_FOR_ADDRESS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);
    private static final int CROWD = 10_000;
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();
    private final Clock clock;

    Attempts(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last, Instant until) {}

    /** How long this account or address has to wait before its next attempt; empty if it need not. */
    public Optional<Duration> wait(String account, String address) {
        Instant now = clock.instant();
        Instant until = later(until(account(account)), until(address(address)));
        return until.isAfter(now) ? Optional.of(Duration.between(now, until)) : Optional.empty();
    }

    public void failed(String account, String address) {
        forgetOld();
        count(account(account), FREE_FOR_ACCOUNT);
        count(address(address), FREE_FOR_ADDRESS);
    }

    /** Whoever knows the password is not guessing at this account. */
    public void succeeded(String account) {
        failures.remove(account(account));
    }

    private void count(String key, int free) {
        Instant now = clock.instant();
        failures.compute(key, (_, before) -> {
            int count = before == null ? 1 : before.count() + 1;
            long seconds = count < free ? 0 : Math.min(LONGEST.toSeconds(), 1L << Math.min(count - free, 30));
            return new Failures(count, now, now.plusSeconds(seconds));
        });
    }

    private void forgetOld() {
        Instant old = clock.instant().minus(FORGOTTEN);
        failures.values().removeIf(one -> one.last().isBefore(old));
        if (failures.size() > CROWD) {
            failures.values().removeIf(one -> one.count() < FREE_FOR_ACCOUNT);
        }
    }

    private Instant until(String key) {
        Failures known = failures.get(key);
        return known == null ? Instant.MIN : known.until();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String account(String name) {
        return "account " + name.strip().toLowerCase(Locale.ROOT);
    }

    private static String address(String address) {
        return "address " + address;
    }
}
