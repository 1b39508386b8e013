package io.slipway;

import io.slipway.project.Access;
import io.slipway.project.InvalidInputException;
import io.slipway.project.Projects;
import io.slipway.project.people.People;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes what nobody can start without: an admin and a project. Says what a person at the console needs to know. */
@Component
class FirstStart implements SmartInitializingSingleton {
    private static final String ADMIN = "admin";
    private final Access access;
    private final People people;
    private final Projects projects;
    private final TransactionTemplate together;
    private final String given;
    private final Greeting greeting;

    FirstStart(
            Access access,
            People people,
            Projects projects,
            PlatformTransactionManager transactions,
            @Value("${slipway.admin-password:}") String given,
            Greeting greeting) {
        this.access = access;
        this.people = people;
        this.projects = projects;
        this.together = new TransactionTemplate(transactions);
        this.given = given;
        this.greeting = greeting;
    }

    // Before the web server takes requests, and in one transaction: a kill in between leaves nothing half made.
    @Override
    public void afterSingletonsInstantiated() {
        Optional<People.Created> admin = access.asSystem(() -> together.execute(status -> {
            Optional<People.Created> made = first();
            made.ifPresent(one -> projects.create("My project", one.account().id()));
            return made;
        }));
        if (admin != null && given.isEmpty()) {
            admin.ifPresent(one -> greeting.firstPassword(one.account().name(), one.password()));
        }
    }

    private Optional<People.Created> first() {
        try {
            return people.createFirst(ADMIN, given);
        } catch (InvalidInputException unfit) {
            throw new StartRefused(unfit.getMessage() + ": correct SLIPWAY_ADMIN_PASSWORD (slipway.admin-password),"
                    + " or leave it out to have one made");
        }
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        greeting.ready();
    }
}
