package io.slipway;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.net.BindException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** Says in one sentence why Slipway did not start, where a stack trace would tell a person nothing. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailures implements SpringBootExceptionReporter {
    private final @Nullable ConfigurableApplicationContext context;

    StartFailures(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> sentence = sentence(failure);
        sentence.ifPresent(text -> System.err.println("slipway: " + text));
        return sentence.isPresent();
    }

    private Optional<String> sentence(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> known = switch (cause) {
                case StartRefused refused -> Optional.ofNullable(refused.getMessage());
                case PortInUseException taken -> Optional.of(portInUse(taken.getPort()));
                case BindException unbound -> Optional.of(notOurs(address()));
                case ConversionFailedException typed -> Optional.of(mistyped(failure, typed));
                case PoolInitializationException refused -> Optional.of(database(refused));
                default -> Optional.empty();
            };
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    private static String portInUse(int port) {
        return "Port " + port + " is in use by another program: stop that one, or set SLIPWAY_PORT to a free port";
    }

    private String address() {
        return context == null ? "" : context.getEnvironment().getProperty("server.address", "");
    }

    /** A setting that cannot be read; Spring names it somewhere above the word that it could not turn into a type. */
    private static String mistyped(Throwable failure, ConversionFailedException typed) {
        String name = "";
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.springframework.boot.context.properties.bind.BindException bound) {
                name = " in " + bound.getName();
            }
        }
        return expected(typed.getTargetType().getType()) + " is expected" + name + ", got \"" + typed.getValue()
                + "\": correct that setting, or leave it out";
    }

    private static String expected(Class<?> type) {
        if (type == Duration.class) {
            return "A duration such as 10s or 5m";
        }
        if (type == DataSize.class) {
            return "A size such as 8GB";
        }
        if (Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type))) {
            return "A number";
        }
        return "A value of type " + type.getSimpleName();
    }

    static String notOurs(String address) {
        return "The address " + address + " cannot be listened on: set server.address to one that this machine has";
    }

    private String database(PoolInitializationException refused) {
        String url = context == null ? "" : context.getEnvironment().getProperty("spring.datasource.url", "");
        return "The database " + url.replaceAll("[;?].*", "") + " cannot be opened (" + reason(refused)
                + "): check spring.datasource.url, username and password, and that it runs";
    }

    private static String reason(Throwable refused) {
        Throwable cause = refused.getCause();
        return String.valueOf(cause == null ? refused.getMessage() : cause.getMessage());
    }
}
