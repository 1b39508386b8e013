package io.slipway.project.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.Databases;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.ForbiddenException;
import io.slipway.project.InvalidInputException;
import io.slipway.project.UserId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.core.context.SecurityContextHolder;

class PeopleTest {
    static Stream<Accounts> both() {
        return Stream.of(
                new Accounts(Databases.h2("V1__project.sql")), new Accounts(Databases.postgres("V1__project.sql")));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @MethodSource("both")
    void theFirstAdminIsMadeOnceAndAPasswordThatAPersonSetStays(Accounts accounts) {
        Access access = accounts.access;
        People.Created admin = access.asSystem(() -> accounts.people.createFirst("admin", "correct horse battery"))
                .orElseThrow();
        assertThat(accounts.people.prove("Admin ", "correct horse battery"))
                .contains(new Caller.Person(admin.account().id(), "admin", true));
        assertThat(access.asSystem(() -> accounts.people.createFirst("other", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void aMadePasswordOpensOnlyTheWayToANewOne(Accounts accounts) {
        accounts.asAdmin();
        People.Created ann = accounts.people.create("Ann", false);
        Caller newcomer = accounts.people.prove("ann", ann.password()).orElseThrow();
        assertThat(newcomer).isEqualTo(new Caller.Newcomer(ann.account().id(), "Ann"));
        accounts.as(newcomer);
        assertThat(accounts.people.changeOwnPassword(ann.password(), "a password of my own"))
                .isEqualTo(new Caller.Person(ann.account().id(), "Ann", false));
        assertThat(accounts.people.prove("Ann", ann.password())).isEmpty();
        assertThat(accounts.people.prove("Ann", "a password of my own")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("both")
    void wrongNamesAndPasswordsAreTheSame(Accounts accounts) {
        accounts.asAdmin();
        People.Created ann = accounts.people.create("Ann", false);
        assertThat(accounts.people.prove("Ann", "wrong")).isEmpty();
        assertThat(accounts.people.prove("nobody", ann.password())).isEmpty();
        assertThat(accounts.people.prove("Ann", "x".repeat(1000))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void badNamesAndPasswordsAreRefusedInASentence(Accounts accounts) {
        accounts.asAdmin();
        accounts.people.create("Ann", false);
        assertThatThrownBy(() -> accounts.people.create("ANN", false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("There is a Ann already");
        assertThatThrownBy(() -> accounts.people.create("<b>", false)).hasMessageContaining("begins with a letter");
        UserId admin = accounts.asAdmin();
        assertThatThrownBy(() -> accounts.people.changeOwnPassword(accounts.adminPassword, "short"))
                .hasMessageContaining("10 characters");
        assertThatThrownBy(() -> accounts.people.changeOwnPassword("wrong", "a password of my own"))
                .hasMessageContaining("not your password");
        assertThat(accounts.people.all()).extracting(Account::id).contains(admin);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aResetSignsOutEverywhere(Accounts accounts) {
        accounts.asAdmin();
        UserId ann = accounts.people.create("Ann", false).account().id();
        String browser = accounts.signIns.begin(ann);
        assertThat(accounts.signIns.recognise(browser)).isPresent();
        String password = accounts.people.resetPassword(ann);
        assertThat(accounts.signIns.recognise(browser)).isEmpty();
        assertThat(accounts.events).contains(new SignedOutEverywhere(ann));
        assertThat(accounts.people.prove("Ann", password)).get().isInstanceOf(Caller.Newcomer.class);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aSignInEndsUnusedAfterThreeDaysAndAfterThirtyInAnyCase(Accounts accounts) {
        UserId admin = accounts.asAdmin();
        String browser = accounts.signIns.begin(admin);
        for (int day = 0; day < 28; day += 2) {
            accounts.clock.pass(2);
            assertThat(accounts.signIns.recognise(browser)).isPresent();
        }
        accounts.clock.pass(2);
        assertThat(accounts.signIns.recognise(browser)).as("thirty days").isEmpty();
        String other = accounts.signIns.begin(admin);
        accounts.clock.pass(3);
        assertThat(accounts.signIns.recognise(other)).as("three days unused").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void oneAdminAlwaysStays(Accounts accounts) {
        UserId admin = accounts.asAdmin();
        assertThatThrownBy(() -> accounts.people.setAdmin(admin, false)).hasMessageContaining("only admin");
        UserId ann = accounts.people.create("Ann", false).account().id();
        accounts.people.setAdmin(ann, true);
        accounts.people.setAdmin(admin, false);
        assertThatThrownBy(() -> accounts.people.all()).isInstanceOf(ForbiddenException.class);
    }

    @ParameterizedTest
    @MethodSource("both")
    void whoIsNoAdminManagesNobody(Accounts accounts) {
        accounts.asAdmin();
        UserId ann = accounts.people.create("Ann", false).account().id();
        List<Runnable> deeds = List.of(
                () -> accounts.people.all(),
                () -> accounts.people.create("Bob", true),
                () -> accounts.people.resetPassword(ann),
                () -> accounts.people.setAdmin(ann, true));
        accounts.as(new Caller.Person(ann, "Ann", true));
        assertThat(deeds).allSatisfy(deed -> assertThatThrownBy(deed::run).isInstanceOf(ForbiddenException.class));
    }
}
