package io.slipway.project.people;

import io.slipway.project.Access;
import io.slipway.project.Audit;
import io.slipway.project.Caller;
import io.slipway.project.Doors;
import io.slipway.project.SignedIn;
import io.slipway.project.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/** Accounts on a fresh database, and a clock that a test moves. */
final class Accounts {
    final String adminPassword = "correct horse battery";
    final Days clock = new Days();
    final List<Object> events = new ArrayList<>();
    final Access access;
    final People people;
    final SignIns signIns;

    Accounts(DataSource source) {
        JdbcClient jdbc = JdbcClient.create(source);
        access = Doors.access(jdbc);
        Audit audit = Doors.audit(access, jdbc, clock);
        PersonStore store = new PersonStore(jdbc);
        SignInStore browsers = new SignInStore(jdbc);
        people = new People(access, store, browsers, new Passwords(4), audit, events::add, clock);
        signIns = new SignIns(browsers, store, clock);
    }

    /** Makes the admin if there is none, and signs in as that. */
    UserId asAdmin() {
        Optional<People.Created> made = access.asSystem(() -> people.createFirst("admin", adminPassword));
        Caller admin = people.prove("admin", adminPassword).orElseThrow();
        as(admin);
        return made.map(one -> one.account().id()).orElseGet(() -> ((Caller.Person) admin).id());
    }

    void as(Caller caller) {
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(caller));
    }

    /** Stands still until it is moved. */
    static final class Days extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        void pass(int days) {
            now = now.plus(Duration.ofDays(days));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
