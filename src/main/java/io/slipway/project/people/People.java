package io.slipway.project.people;

import io.slipway.project.Access;
import io.slipway.project.Audit;
import io.slipway.project.Caller;
import io.slipway.project.ForbiddenException;
import io.slipway.project.Ids;
import io.slipway.project.InvalidInputException;
import io.slipway.project.NotFoundException;
import io.slipway.project.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who have an account here. Only admins see and change them; each changes their own password. */
@Service
public class People {
    private final Access access;
    private final PersonStore store;
    private final SignInStore signIns;
    private final Passwords passwords;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(
            Access access,
            PersonStore store,
            SignInStore signIns,
            Passwords passwords,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.store = store;
        this.signIns = signIns;
        this.passwords = passwords;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** An account and the password that it begins with, to be told to its person once. */
    public record Created(Account account, String password) {}

    @Transactional(readOnly = true)
    public List<Account> all() {
        access.requireAdmin();
        return store.all();
    }

    /** A new account whose password is made here and must be changed at the first sign-in. */
    @Transactional
    public Created create(String name, boolean admin) {
        access.requireAdmin();
        String password = passwords.made();
        return new Created(add(name, admin, password, true), password);
    }

    /** The first account of all, an admin; empty if there are people already. A given password stays as it is. */
    @Transactional
    public Optional<Created> createFirst(String name, String given) {
        access.requireAdmin();
        if (!store.isEmpty()) {
            return Optional.empty();
        }
        String password = given.isEmpty() ? passwords.made() : given;
        return Optional.of(new Created(add(name, true, password, given.isEmpty()), password));
    }

    /** Makes a new password, to be changed at the next sign-in, and signs the person out everywhere. */
    @Transactional
    public String resetPassword(UserId id) {
        access.requireAdmin();
        Account account = get(id);
        String password = passwords.made();
        store.setPassword(id, passwords.hash(password), true);
        signOutEverywhere(id);
        audit.record("password-reset", account.name());
        return password;
    }

    @Transactional
    public void setAdmin(UserId id, boolean admin) {
        access.requireAdmin();
        Account account = get(id);
        if (!admin
                && store.all().stream()
                        .filter(Account::admin)
                        .allMatch(one -> one.id().equals(id))) {
            throw new InvalidInputException(
                    "admin", account.name() + " is the only admin: make somebody else an admin first");
        }
        store.setAdmin(id, admin);
        signOutEverywhere(id);
        audit.record(admin ? "admin-given" : "admin-taken", account.name());
    }

    /** Whose name and password these are; empty if there is no such pair. */
    @Transactional(readOnly = true)
    public Optional<Caller> prove(String name, String password) {
        Optional<Account> account = store.named(name);
        if (account.isEmpty()) {
            passwords.pretend(password);
            return Optional.empty();
        }
        return account.filter(one -> passwords.matches(password, store.passwordHash(one.id())))
                .map(People::caller);
    }

    /** Replaces one's own password and signs out everywhere else; answers who one is from now on. */
    @Transactional
    public Caller.Person changeOwnPassword(String old, String replacement) {
        UserId id = self();
        if (!passwords.matches(old, store.passwordHash(id))) {
            throw new InvalidInputException("old", "This is not your password of now: type the one you signed in with");
        }
        if (old.equals(replacement)) {
            throw new InvalidInputException("password", "The new password is the old one: choose another");
        }
        store.setPassword(id, passwords.hash(replacement), false);
        signIns.removeAll(id);
        Account account = get(id);
        audit.record("password-changed", account.name());
        return new Caller.Person(id, account.name(), account.admin());
    }

    static Caller caller(Account account) {
        return account.mustChangePassword()
                ? new Caller.Newcomer(account.id(), account.name())
                : new Caller.Person(account.id(), account.name(), account.admin());
    }

    private UserId self() {
        return switch (access.caller()) {
            case Caller.Person person -> person.id();
            case Caller.Newcomer newcomer -> newcomer.id();
            case Caller.PersonalToken token -> throw onlyThemselves();
            case Caller.RunToken token -> throw onlyThemselves();
            case Caller.Engine engine -> throw onlyThemselves();
        };
    }

    private static ForbiddenException onlyThemselves() {
        return new ForbiddenException("Only people themselves, signed in at the page, change their password");
    }

    private Account add(String typed, boolean admin, String password, boolean mustChange) {
        String name = AccountName.of(typed);
        store.named(name).ifPresent(taken -> {
            throw new InvalidInputException("name", "There is a " + taken.name() + " already: choose another name");
        });
        Account account = new Account(new UserId(Ids.next(clock)), name, admin, mustChange, clock.instant());
        store.add(account, passwords.hash(password));
        audit.record(admin ? "admin-created" : "person-created", name);
        return account;
    }

    private Account get(UserId id) {
        return store.find(id).orElseThrow(() -> new NotFoundException("There is no such person"));
    }

    private void signOutEverywhere(UserId id) {
        signIns.removeAll(id);
        events.publishEvent(new SignedOutEverywhere(id));
    }
}
