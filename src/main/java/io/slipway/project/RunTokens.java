package io.slipway.project;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tokens of running attempts. Each writes to its own tracked run and those nested in it, and dies with the attempt. */
@Service
public class RunTokens {
    private final Access access;
    private final RunTokenStore store;

    RunTokens(Access access, RunTokenStore store) {
        this.access = access;
        this.store = store;
    }

    /** A new token, on disk as a hash before it is answered. Making one again for the same attempt replaces it. */
    @Transactional
    public String issue(Caller.RunToken claims, String attempt) {
        access.require(claims.project(), Permission.RUN);
        String secret = Secrets.next("slr_");
        store.replace(claims, attempt, Secrets.hash(secret));
        return secret;
    }

    /** The token of this attempt opens nothing any more. For Slipway itself. */
    @Transactional
    public void revoke(String attempt) {
        access.requireAdmin();
        store.remove(attempt);
    }

    /** Which attempt brings this token; asked by the doors before anybody is known. */
    @Transactional(readOnly = true)
    public Optional<Caller> find(String secret) {
        return store.find(Secrets.hash(secret));
    }
}
