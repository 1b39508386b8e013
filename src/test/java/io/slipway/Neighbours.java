package io.slipway;

import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.Members;
import io.slipway.project.PersonalTokens;
import io.slipway.project.Project;
import io.slipway.project.ProjectId;
import io.slipway.project.Projects;
import io.slipway.project.Role;
import io.slipway.project.RunTokens;
import io.slipway.project.SignedIn;
import io.slipway.project.UserId;
import io.slipway.project.people.People;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** A project with somebody of each role, and a neighbour project whose people and tokens have no business in it. */
final class Neighbours {
    final ProjectId walled;
    final ProjectId elsewhere;
    final String strangersToken;
    final String runTokenOfElsewhere;
    final String ownersToken;
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final Map<String, Caller.Person> callers = new LinkedHashMap<>();
    private final People people;
    private final Access access;
    private final PersonalTokens tokens;
    private final String base;

    Neighbours(ApplicationContext context, String base) {
        this.base = base;
        people = context.getBean(People.class);
        access = context.getBean(Access.class);
        Projects projects = context.getBean(Projects.class);
        Members members = context.getBean(Members.class);
        UserId owner = person("owner");
        UserId stranger = person("stranger");
        walled = access.asSystem(() -> projects.create("Walled", owner)).id();
        Project other = access.asSystem(() -> projects.create("Elsewhere", stranger));
        elsewhere = other.id();
        person("editor");
        person("viewer");
        access.asSystem(() -> members.add(walled, "editor", Role.EDITOR));
        access.asSystem(() -> members.add(walled, "viewer", Role.VIEWER));
        tokens = context.getBean(PersonalTokens.class);
        strangersToken = as("stranger", () -> tokens.create(elsewhere, "test"));
        ownersToken = as("owner", () -> tokens.create(walled, "test"));
        runTokenOfElsewhere = access.asSystem(() -> context.getBean(RunTokens.class)
                .issue(new Caller.RunToken(elsewhere, "r", "t", "p", "1", "step", "r/s/1"), "r/s/1"));
    }

    /** Signed in: owner, editor, viewer (of the walled project) or stranger. */
    Visitor visitor(String name) {
        return visitors.getOrDefault(name, new Visitor(base));
    }

    /** A personal token of a member of the walled project. */
    String token(String name) {
        return as(name, () -> tokens.create(walled, "test"));
    }

    Caller.Person caller(String name) {
        Caller.Person known = callers.get(name);
        if (known == null) {
            throw new IllegalArgumentException(name);
        }
        return known;
    }

    <T> T as(String name, Supplier<T> work) {
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(caller(name)));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private UserId person(String name) {
        People.Created made = access.asSystem(() -> people.create(name, false));
        Visitor visitor = new Visitor(base).signIn(name, made.password());
        String own = "the password of " + name;
        var changed = visitor.form(
                "/password/change",
                "old=" + made.password() + "&replacement=" + own.replace(' ', '+') + "&again=" + own.replace(' ', '+'));
        if (changed.statusCode() != 302
                || changed.headers().firstValue("Location").orElse("").contains("again")) {
            throw new IllegalStateException("the password of " + name + " could not be changed: " + changed);
        }
        visitors.put(name, visitor);
        UserId id = made.account().id();
        callers.put(name, new Caller.Person(id, name, false));
        return id;
    }
}
