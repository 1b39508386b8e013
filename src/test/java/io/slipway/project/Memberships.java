package io.slipway.project;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is what, said in a line, for tests of other rooms: in project {@code mine} one person for each role, named like it. */
public final class Memberships extends MemberStore {
    public static final ProjectId MINE = new ProjectId("mine");
    public static final ProjectId OTHER = new ProjectId("other");

    private Memberships(DataSource unused) {
        super(JdbcClient.create(unused));
    }

    /** The real rules over these memberships. */
    public static Access access(DataSource unused) {
        return new Access(new Memberships(unused));
    }

    @Override
    Optional<Role> role(ProjectId project, UserId person) {
        return switch (project.value() + " " + person.value()) {
            case "mine owner", "other otherowner" -> Optional.of(Role.OWNER);
            case "mine editor" -> Optional.of(Role.EDITOR);
            case "mine viewer" -> Optional.of(Role.VIEWER);
            default -> Optional.empty();
        };
    }

    /** This thread is that person's from now on. */
    public static void signIn(String name) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new Caller.Person(new UserId(name), name, false), null, AuthorityUtils.NO_AUTHORITIES));
    }

    public static void signOut() {
        SecurityContextHolder.clearContext();
    }
}
