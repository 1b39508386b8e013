package io.slipway.project;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is what in a project. Everybody in it sees that; owners and admins change it, and one owner always stays. */
@Service
public class Members {
    private final Access access;
    private final MemberStore store;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Members(Access access, MemberStore store, Audit audit, ApplicationEventPublisher events) {
        this.access = access;
        this.store = store;
        this.audit = audit;
        this.events = events;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<Member> of(ProjectId project) {
        access.require(project, Permission.VIEW);
        return store.of(project);
    }

    /** Adds somebody who has an account, by name. Needs MANAGE. */
    @Transactional
    public Member add(ProjectId project, String typed, Role role) {
        access.require(project, Permission.MANAGE);
        String name = typed.strip();
        Member person = store.named(name, role)
                .orElseThrow(() -> new InvalidInputException(
                        "name",
                        name.isEmpty()
                                ? "Type the name of a person who has an account here"
                                : "Nobody here is called \"" + name + "\": check the name, or ask an admin to create "
                                        + "an account for that person first"));
        if (store.role(project, person.person()).isPresent()) {
            throw new InvalidInputException(
                    "name", person.name() + " is a member already: change the role in the list instead");
        }
        store.set(project, person.person(), role);
        audit.record(project, "member-added", person.name() + " as " + word(role));
        events.publishEvent(new MembershipChanged(project, person.name()));
        return person;
    }

    /** Changes what a member is. Needs MANAGE. */
    @Transactional
    public void change(ProjectId project, UserId person, Role role) {
        access.require(project, Permission.MANAGE);
        Member member = get(project, person);
        if (role != Role.OWNER) {
            keepAnOwner(project, member);
        }
        store.set(project, person, role);
        audit.record(project, "member-changed", member.name() + " to " + word(role));
        events.publishEvent(new MembershipChanged(project, member.name()));
    }

    /** The person is no member any more. Needs MANAGE. */
    @Transactional
    public void remove(ProjectId project, UserId person) {
        access.require(project, Permission.MANAGE);
        Member member = get(project, person);
        keepAnOwner(project, member);
        store.remove(project, person);
        audit.record(project, "member-removed", member.name());
        events.publishEvent(new MembershipChanged(project, member.name()));
    }

    private Member get(ProjectId project, UserId person) {
        Optional<Member> found = store.of(project).stream()
                .filter(member -> member.person().equals(person))
                .findFirst();
        return found.orElseThrow(() -> new NotFoundException("This person is no member any more"));
    }

    // Rows are locked first: two owners who leave at the same time would otherwise both be let go.
    private void keepAnOwner(ProjectId project, Member leaving) {
        long others = store.lockOwners(project).stream()
                .filter(owner -> !owner.equals(leaving.person()))
                .count();
        if (leaving.role() == Role.OWNER && others == 0) {
            throw new InvalidInputException(
                    "role", leaving.name() + " is the only owner of this project: make somebody else an owner first");
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
