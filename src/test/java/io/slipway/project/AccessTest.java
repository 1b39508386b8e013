package io.slipway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

class AccessTest {
    private static final ProjectId MINE = new ProjectId("mine");
    private static final ProjectId GONE = new ProjectId("gone");
    private static final ProjectId NOWHERE = new ProjectId("nowhere");
    private Access access;

    @BeforeEach
    void database() {
        var source = new DriverManagerDataSource(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V1__project.sql")).execute(source);
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql(
                        "INSERT INTO project (id, name, created, deleted) VALUES ('mine', 'Mine', now(), null), ('gone', 'Gone', now(), now())")
                .update();
        for (String name : new String[] {"owner", "editor", "viewer", "stranger"}) {
            jdbc.sql("INSERT INTO person (id, name, password_hash, created) VALUES (?, ?, '-', now())")
                    .params(name, name)
                    .update();
        }
        jdbc.sql("""
                INSERT INTO project_member VALUES ('mine', 'owner', 'OWNER'), ('mine', 'editor', 'EDITOR'),
                ('mine', 'viewer', 'VIEWER'), ('gone', 'owner', 'OWNER')
                """).update();
        access = new Access(new MemberStore(jdbc));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aRoleCarriesItsPermissionsAndNoMore() {
        for (Role role : Role.values()) {
            signIn(role.name().toLowerCase(Locale.ROOT));
            for (Permission permission : Permission.values()) {
                boolean expected = role == Role.OWNER
                        || permission == Permission.VIEW
                        || (role == Role.EDITOR && permission != Permission.MANAGE);
                assertThat(allowed(permission)).as(role + " " + permission).isEqualTo(expected);
            }
        }
    }

    @Test
    void aStrangerAndNobodyHearWhatIsSaidOfAProjectThatDoesNotExist() {
        missing(MINE);
        signIn("stranger");
        missing(MINE);
        missing(NOWHERE);
        signIn("owner");
        missing(GONE);
    }

    @Test
    void aRunsTokenStaysInItsProjectAndNeitherEditsNorManagesIt() {
        as(new Caller.RunToken(MINE, "r", "t", "p", "1", "step", "r/s/1"));
        assertThat(allowed(Permission.VIEW)).isTrue();
        assertThat(allowed(Permission.EDIT)).isFalse();
        assertThat(allowed(Permission.MANAGE)).isFalse();
        missing(NOWHERE);
    }

    @Test
    void theEnginesRightsEndWithItsBlock() {
        access.asSystem(() -> {
            access.require(MINE, Permission.MANAGE);
            return "";
        });
        missing(MINE);
        assertThatThrownBy(() -> access.caller()).isInstanceOf(ForbiddenException.class);
    }

    private boolean allowed(Permission permission) {
        try {
            access.require(MINE, permission);
            return true;
        } catch (ForbiddenException refused) {
            return false;
        }
    }

    private void missing(ProjectId project) {
        assertThatThrownBy(() -> access.require(project, Permission.VIEW))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("There is no project " + project);
    }

    private static void signIn(String name) {
        as(new Caller.Person(new UserId(name), name, false));
    }

    private static void as(Caller caller) {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        caller, null, AuthorityUtils.createAuthorityList("USER")));
    }
}
