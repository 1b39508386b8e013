package io.slipway.project;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller in the security context. Its name is the person's; programs have the name of whom they act for. */
public final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;
    private final transient Caller caller;

    public SignedIn(Caller caller) {
        super(roles(caller));
        this.caller = caller;
        super.setAuthenticated(true);
    }

    private static List<GrantedAuthority> roles(Caller caller) {
        return switch (caller) {
            case Caller.Person person when person.admin() -> List.of(role("PERSON"), role("ADMIN"));
            case Caller.Person person -> List.of(role("PERSON"));
            case Caller.Newcomer newcomer -> List.of(role("NEWCOMER"));
            case Caller.PersonalToken token -> List.of(role("TOKEN"));
            case Caller.RunToken token -> List.of(role("RUN"));
            case Caller.Engine engine -> List.of();
        };
    }

    private static GrantedAuthority role(String name) {
        return new SimpleGrantedAuthority("ROLE_" + name);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return switch (caller) {
            case Caller.Person person -> person.name();
            case Caller.Newcomer newcomer -> newcomer.name();
            case Caller.PersonalToken token -> token.name();
            case Caller.RunToken token -> "run " + token.run();
            case Caller.Engine engine -> "Slipway";
        };
    }
}
