package io.slipway.project.people;

import io.slipway.project.Caller;
import io.slipway.project.Secrets;
import io.slipway.project.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where people are signed in. It outlives the server, so that a restart asks nobody for a password; it ends by signing
 * out, by a reset of the password, after three days without use and after thirty in any case.
 */
@Service
public class SignIns {
    private static final Duration UNUSED = Duration.ofDays(3);
    private static final Duration LONGEST = Duration.ofDays(30);
    private final SignInStore store;
    private final PersonStore people;
    private final Clock clock;

    SignIns(SignInStore store, PersonStore people, Clock clock) {
        this.store = store;
        this.people = people;
        this.clock = clock;
    }

    /** Somebody has just proved to be this person; answers the secret that the browser keeps. */
    @Transactional
    public String begin(UserId person) {
        Instant now = clock.instant();
        store.removeEnded(now.minus(LONGEST), now.minus(UNUSED));
        String secret = Secrets.next("sls_");
        store.add(Secrets.hash(secret), person, now);
        return secret;
    }

    /** Who the browser with this secret is; empty if it is unknown or has ended. */
    @Transactional
    public Optional<Caller> recognise(String secret) {
        Instant now = clock.instant();
        String hash = Secrets.hash(secret);
        Optional<Caller> found = store.find(hash, now.minus(LONGEST), now.minus(UNUSED))
                .flatMap(people::find)
                .map(People::caller);
        found.ifPresent(caller -> store.touch(hash, now));
        return found;
    }

    @Transactional
    public void end(String secret) {
        store.remove(Secrets.hash(secret));
    }
}
