package io.slipway.project;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tokens that people make for their programs. Each is bound to one project and carries what its person may do there. */
@Service
public class PersonalTokens {
    private static final Duration FINE_ENOUGH = Duration.ofMinutes(1);
    private final Access access;
    private final PersonalTokenStore store;
    private final Audit audit;
    private final Clock clock;

    PersonalTokens(Access access, PersonalTokenStore store, Audit audit, Clock clock) {
        this.access = access;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** One's own tokens in the project, newest first. */
    @Transactional(readOnly = true)
    public List<PersonalToken> mine(ProjectId project) {
        access.require(project, Permission.VIEW);
        return store.of(self().id(), project);
    }

    /** A new token; the answer is the only time that it can be read. */
    @Transactional
    public String create(ProjectId project, String typed) {
        access.require(project, Permission.VIEW);
        String label = typed.strip();
        if (label.isEmpty() || label.length() > 100) {
            throw new InvalidInputException(
                    "label", "Say in 1 to 100 characters what the token is for; this has " + label.length());
        }
        Caller.Person self = self();
        String secret = Secrets.next("slp_");
        PersonalToken token = new PersonalToken(Ids.next(clock), label, self.name(), clock.instant(), null);
        store.add(token, Secrets.hash(secret), self.id(), project);
        audit.record(project, "token-created", label);
        return secret;
    }

    /** One's own token opens nothing any more. */
    @Transactional
    public void revoke(ProjectId project, String id) {
        access.require(project, Permission.VIEW);
        setRevoked(project, id, clock.instant());
        audit.record(project, "token-revoked", id);
    }

    /** Takes a revocation back. */
    @Transactional
    public void restore(ProjectId project, String id) {
        access.require(project, Permission.VIEW);
        setRevoked(project, id, null);
        audit.record(project, "token-restored", id);
    }

    private void setRevoked(ProjectId project, String id, @Nullable Instant when) {
        if (!store.setRevoked(id, self().id(), project, when)) {
            throw new NotFoundException("You have no such token in this project");
        }
    }

    /** Whose token this is; asked by the doors before anybody is known, at each request: so the one write has a transaction of its own. */
    public Optional<Caller> find(String secret) {
        Instant now = clock.instant();
        String hash = Secrets.hash(secret);
        Optional<PersonalTokenStore.Known> found = store.find(hash);
        // Not at each request: what is shown of it is coarse, and a write would cost more than all else here.
        found.filter(known -> known.used() == null || known.used().isBefore(now.minus(FINE_ENOUGH)))
                .ifPresent(known -> store.touch(hash, now));
        return found.map(PersonalTokenStore.Known::caller);
    }

    private Caller.Person self() {
        if (access.caller() instanceof Caller.Person person) {
            return person;
        }
        throw new ForbiddenException("Only a person who is signed in at the page has tokens");
    }
}
