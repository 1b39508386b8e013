package io.slipway;

import io.slipway.mlflow.Acting;
import io.slipway.mlflow.Doorway;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.tracking.Gate;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;

/** Joins the rooms where one needs something of another that it may not see. */
@Configuration(proxyBeanMethods = false)
class Wiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource source) {
        return new DurableTransactionManager(source);
    }

    @Bean
    Gate gate(Access access) {
        return access::require;
    }

    @Bean
    Doorway doorway() {
        return () -> {
            Authentication known = SecurityContextHolder.getContext().getAuthentication();
            return known == null ? Optional.empty() : acting(known.getPrincipal());
        };
    }

    private static Optional<Acting> acting(@Nullable Object principal) {
        if (!(principal instanceof Caller caller)) {
            return Optional.empty();
        }
        return switch (caller) {
            case Caller.RunToken token -> Optional.of(new Acting(token.project(), token.trackedRun()));
            case Caller.PersonalToken token -> Optional.of(new Acting(token.project(), null));
            case Caller.Person person -> Optional.empty();
            case Caller.Newcomer newcomer -> Optional.empty();
            case Caller.Engine engine -> Optional.empty();
        };
    }
}
