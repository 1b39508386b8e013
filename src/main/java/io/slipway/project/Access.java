package io.slipway.project;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Decides who may do what. Each service method of every room asks it first; whoever is not known may nothing. */
@Component
public class Access {
    // A scoped value ends with its block, so that a pooled or virtual thread never keeps the engine's rights.
    private static final ScopedValue<Caller> WITHIN = ScopedValue.newInstance();
    private final MemberStore members;

    Access(MemberStore members) {
        this.members = members;
    }

    /** Returns if the caller has the permission; a stranger is told that there is no such project. */
    public void require(ProjectId project, Permission permission) {
        Optional<Caller> caller = current();
        boolean allowed = switch (caller.orElse(null)) {
            case null -> throw missing(project);
            case Caller.Newcomer newcomer -> throw missing(project);
            case Caller.Engine engine -> true;
            case Caller.RunToken token -> runMay(token, project, permission);
            case Caller.Person person -> roleOf(project, person.id()).may(permission);
            case Caller.PersonalToken token -> tokenMay(token, project, permission);
        };
        if (!allowed) {
            throw new ForbiddenException(
                    "This needs the right to " + permission.name().toLowerCase(Locale.ROOT) + " in project " + project
                            + ": ask an owner of the project for it");
        }
    }

    /** Whether the caller has the permission; for what a page offers, never instead of {@link #require}. */
    public boolean may(ProjectId project, Permission permission) {
        try {
            require(project, permission);
            return true;
        } catch (ForbiddenException | NotFoundException refused) {
            return false;
        }
    }

    /** Who asks; throws if nobody does, because nothing may be done namelessly. */
    public Caller caller() {
        return current().orElseThrow(() -> new ForbiddenException("Nobody is signed in: sign in and try again"));
    }

    /** Returns who asks if that is an admin of the installation, or Slipway itself. */
    public Caller requireAdmin() {
        Caller caller = caller();
        boolean admin = switch (caller) {
            case Caller.Engine engine -> true;
            case Caller.Person person -> members.isAdmin(person.id());
            case Caller.Newcomer newcomer -> false;
            case Caller.PersonalToken token -> false;
            case Caller.RunToken token -> false;
        };
        if (!admin) {
            throw new ForbiddenException("Only an admin of this installation may do this: ask one");
        }
        return caller;
    }

    /** Does work as Slipway itself, on this thread, until the block ends. */
    public <T extends @Nullable Object, X extends Throwable> T asSystem(ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(WITHIN, new Caller.Engine()).call(work);
    }

    private static Optional<Caller> current() {
        if (WITHIN.isBound()) {
            return Optional.of(WITHIN.get());
        }
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.isAuthenticated() && known.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    // RUN lets it record; that it writes to its own run only is for the mlflow door (Reach) and whoever starts runs to
    // see.
    private static boolean runMay(Caller.RunToken token, ProjectId project, Permission permission) {
        if (!token.project().equals(project)) {
            throw missing(project);
        }
        return permission == Permission.VIEW || permission == Permission.RUN;
    }

    private boolean tokenMay(Caller.PersonalToken token, ProjectId project, Permission permission) {
        if (!token.project().equals(project)) {
            throw missing(project);
        }
        return roleOf(project, token.id()).may(permission);
    }

    private Role roleOf(ProjectId project, UserId person) {
        return members.role(project, person).orElseThrow(() -> missing(project));
    }

    private static NotFoundException missing(ProjectId project) {
        return new NotFoundException("There is no project " + project);
    }
}
