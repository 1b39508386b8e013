package io.slipway.project;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who did what to whom: people, projects, members, tokens, settings. Written in the transaction of the deed itself. */
@Service
public class Audit {
    private final Access access;
    private final AuditStore store;
    private final Clock clock;

    Audit(Access access, AuditStore store, Clock clock) {
        this.access = access;
        this.store = store;
        this.clock = clock;
    }

    /** Something done to the installation by whoever asks now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String deed, String subject) {
        store.add(new AuditEntry(Ids.next(clock), clock.instant(), actor(), null, deed, subject));
    }

    /** Something done to a project. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(ProjectId project, String deed, String subject) {
        store.add(new AuditEntry(Ids.next(clock), clock.instant(), actor(), project, deed, subject));
    }

    /** The latest entries of the whole installation, newest first; for admins. */
    @Transactional(readOnly = true)
    public List<AuditEntry> latest(int limit) {
        access.requireAdmin();
        return store.latest(limit);
    }

    private String actor() {
        return new SignedIn(access.caller()).getName();
    }
}
