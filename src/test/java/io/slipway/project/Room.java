package io.slipway.project;

import io.slipway.Databases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/** The project room on a fresh database of each kind, with one project and somebody of each role in it. */
record Room(
        String kind,
        JdbcClient jdbc,
        Access access,
        Projects projects,
        Members members,
        PersonalTokens tokens,
        RunTokens runs,
        ProjectSecrets secrets,
        Audit audit) {
    static final ProjectId MINE = new ProjectId("mine");
    static final ProjectId OTHER = new ProjectId("other");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    static Stream<Room> both() {
        return Stream.of(
                on("H2", Databases.h2("V1__project.sql", "V8__secret.sql")),
                on("PostgreSQL", Databases.postgres("V1__project.sql", "V8__secret.sql")));
    }

    private static Room on(String kind, DataSource source) {
        JdbcClient jdbc = JdbcClient.create(source);
        MemberStore members = new MemberStore(jdbc);
        Access access = new Access(members);
        Audit audit = new Audit(access, new AuditStore(jdbc), CLOCK);
        for (String name : new String[] {"admin", "owner", "editor", "viewer", "stranger"}) {
            jdbc.sql("INSERT INTO person (id, name, password_hash, admin, created) VALUES (?, ?, '-', ?, ?)")
                    .params(name, name, name.equals("admin"), CLOCK.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        Room room = new Room(
                kind,
                jdbc,
                access,
                new Projects(access, new ProjectStore(jdbc), members, audit, CLOCK),
                new Members(access, members, audit, event -> {}),
                new PersonalTokens(access, new PersonalTokenStore(jdbc), audit, CLOCK),
                new RunTokens(access, new RunTokenStore(jdbc)),
                new ProjectSecrets(access, new ProjectSecretStore(jdbc), vault(), audit, CLOCK),
                audit);
        room.as("admin");
        var _ = room.projects.create("Mine", new UserId("owner"));
        var _ = room.projects.create("Other", new UserId("admin"));
        for (Role role : Role.values()) {
            members.set(MINE, new UserId(role.name().toLowerCase(Locale.ROOT)), role);
        }
        return room;
    }

    private static Vault vault() {
        return new Vault(new VaultKey(Base64.getEncoder().encodeToString(new byte[32]), () -> Path.of("none")));
    }

    /** An installation with these settings; nobody has chosen anything in it. */
    Installation installation(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return new Installation(environment, new InstallationStore(jdbc), access, audit);
    }

    void as(String name) {
        as(new Caller.Person(new UserId(name), name, name.equals("admin")));
    }

    void as(Caller caller) {
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(caller));
    }

    @Override
    public String toString() {
        return kind;
    }
}
