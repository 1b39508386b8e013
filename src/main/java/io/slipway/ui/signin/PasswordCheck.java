package io.slipway.ui.signin;

import io.slipway.project.Caller;
import io.slipway.project.SignedIn;
import io.slipway.project.people.Attempts;
import io.slipway.project.people.People;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Joins the sign-in form to the people who have an account, and slows whoever guesses. */
@Component
class PasswordCheck implements AuthenticationProvider {
    private final People people;
    private final Attempts attempts;

    PasswordCheck(People people, Attempts attempts) {
        this.people = people;
        this.attempts = attempts;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        String name = typed.getName();
        String address = typed.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        Optional<Duration> wait = attempts.wait(name, address);
        if (wait.isPresent()) {
            long seconds = wait.get().toSeconds() + 1;
            throw new LockedException("There were too many wrong passwords: wait " + seconds
                    + (seconds == 1 ? " second" : " seconds") + ", then try again");
        }
        Optional<Caller> caller = people.prove(name, String.valueOf(typed.getCredentials()));
        if (caller.isEmpty()) {
            attempts.failed(name, address);
            throw new BadCredentialsException("This name and password do not belong together: check both. "
                    + "An admin can reset a password that is forgotten");
        }
        attempts.succeeded(name);
        return new SignedIn(caller.get());
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
