package io.slipway.exec;

import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.Project;
import io.slipway.project.ProjectId;
import io.slipway.project.ProjectSettings;
import io.slipway.project.Projects;
import io.slipway.project.people.Account;
import io.slipway.project.people.People;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The project in which a terminal's runs are, and who starts them; made where the home has none yet. */
@Component
class Workplace {
    private static final String PROJECT = "Terminal";
    private static final String PERSON = "terminal";
    private final Access access;
    private final People people;
    private final Projects projects;
    private final TransactionTemplate together;

    Workplace(Access access, People people, Projects projects, PlatformTransactionManager transactions) {
        this.access = access;
        this.people = people;
        this.projects = projects;
        this.together = new TransactionTemplate(transactions);
    }

    record Place(ProjectId project, Caller.Person person) {}

    /** {@code python} is for this run and those after it, until another is named. */
    Place find(@Nullable Path python) {
        return access.asSystem(() -> together.execute(status -> {
            Account account = account();
            ProjectId project = projects.all().stream()
                    .filter(one -> one.name().equals(PROJECT))
                    .map(Project::id)
                    .findFirst()
                    .orElseGet(() -> projects.create(PROJECT, account.id()).id());
            String interpreter = python == null ? null : python.toAbsolutePath().toString();
            projects.change(project, new ProjectSettings(true, interpreter));
            return new Place(project, new Caller.Person(account.id(), account.name(), false));
        }));
    }

    // Its password is told to nobody: only an admin who resets it can sign in with this account.
    private Account account() {
        return people.all().stream()
                .filter(one -> one.name().equals(PERSON))
                .findFirst()
                .orElseGet(() -> people.createFirst(PERSON, "")
                        .orElseGet(() -> people.create(PERSON, false))
                        .account());
    }
}
