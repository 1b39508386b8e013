package io.slipway.project;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes what other rooms' tests need of this one. */
public final class Doors {
    private Doors() {}

    public static Access access(JdbcClient jdbc) {
        return new Access(new MemberStore(jdbc));
    }

    public static Audit audit(Access access, JdbcClient jdbc, Clock clock) {
        return new Audit(access, new AuditStore(jdbc), clock);
    }
}
