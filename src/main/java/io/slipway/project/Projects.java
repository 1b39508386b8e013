package io.slipway.project;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The projects and what holds in each. Admins make, rename and delete them; owners set what holds inside. */
@Service
public class Projects {
    private final Access access;
    private final ProjectStore store;
    private final MemberStore members;
    private final Audit audit;
    private final Clock clock;

    Projects(Access access, ProjectStore store, MemberStore members, Audit audit, Clock clock) {
        this.access = access;
        this.store = store;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /** The projects that the caller is a member of, by name. */
    @Transactional(readOnly = true)
    public List<Project> mine() {
        return switch (access.caller()) {
            case Caller.Person person -> store.of(person.id());
            case Caller.PersonalToken token -> only(store.of(token.id()), token.project());
            case Caller.RunToken token -> only(store.all(), token.project());
            case Caller.Newcomer newcomer -> List.of();
            case Caller.Engine engine -> store.all();
        };
    }

    /** One of them; {@link NotFoundException} for a stranger. */
    @Transactional(readOnly = true)
    public Project get(ProjectId project) {
        access.require(project, Permission.VIEW);
        return mine().stream()
                .filter(one -> one.id().equals(project))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no project " + project));
    }

    /** The project that the caller was in last, or the first one; empty for somebody who is a member of none. */
    @Transactional(readOnly = true)
    public Optional<Project> last() {
        List<Project> mine = mine();
        Optional<ProjectId> last =
                access.caller() instanceof Caller.Person person ? store.lastOf(person.id()) : Optional.empty();
        return mine.stream()
                .filter(one -> last.isPresent() && last.get().equals(one.id()))
                .findFirst()
                .or(() -> mine.stream().findFirst());
    }

    /** The caller is in this project now: the next sign-in leads here. */
    @Transactional
    public void visited(ProjectId project) {
        access.require(project, Permission.VIEW);
        if (access.caller() instanceof Caller.Person person) {
            store.setLastOf(person.id(), project);
        }
    }

    @Transactional(readOnly = true)
    public ProjectSettings settings(ProjectId project) {
        access.require(project, Permission.VIEW);
        return store.settings(project);
    }

    /** Needs MANAGE. */
    @Transactional
    public void change(ProjectId project, ProjectSettings settings) {
        access.require(project, Permission.MANAGE);
        store.change(project, settings);
        String interpreter = settings.interpreter();
        audit.record(
                project,
                "settings-changed",
                "cache " + (settings.cache() ? "on" : "off") + ", interpreter "
                        + (interpreter == null ? "prepared by Slipway" : interpreter));
    }

    /** All projects of the installation; for admins. */
    @Transactional(readOnly = true)
    public List<Project> all() {
        access.requireAdmin();
        return store.all();
    }

    /** A new project with its first owner; for admins. */
    @Transactional
    public Project create(String typed, UserId owner) {
        access.requireAdmin();
        String name = ProjectName.of(typed);
        ProjectId id = ProjectName.free(name, taken -> store.name(taken).isPresent());
        store.add(id, name, clock.instant());
        members.set(id, owner, Role.OWNER);
        audit.record(id, "project-created", name);
        return new Project(id, name, Role.OWNER, clock.instant());
    }

    /** Changes the name that people read; addresses stay. For admins. */
    @Transactional
    public void rename(ProjectId project, String typed) {
        access.requireAdmin();
        String name = ProjectName.of(typed);
        store.rename(existing(project), name);
        audit.record(project, "project-renamed", name);
    }

    /** Nobody can enter it any more, until it is restored; nothing is removed from disk. For admins. */
    @Transactional
    public void delete(ProjectId project) {
        access.requireAdmin();
        store.setDeleted(existing(project), clock.instant());
        audit.record(project, "project-deleted", project.value());
    }

    /** Takes a deletion back. For admins. */
    @Transactional
    public void restore(ProjectId project) {
        access.requireAdmin();
        store.setDeleted(existing(project), null);
        audit.record(project, "project-restored", project.value());
    }

    private ProjectId existing(ProjectId project) {
        if (store.name(project).isEmpty()) {
            throw new NotFoundException("There is no project " + project);
        }
        return project;
    }

    private static List<Project> only(List<Project> all, ProjectId project) {
        return all.stream().filter(one -> one.id().equals(project)).toList();
    }
}
