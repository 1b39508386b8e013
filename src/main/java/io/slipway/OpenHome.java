package io.slipway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Takes the home as soon as the configuration is known: before the log file and the database in it are opened.
 * A server also looks at its settings, and whether its port is free.
 */
final class OpenHome implements ApplicationListener<ApplicationEvent>, Ordered {
    private final boolean onlyIfThere;
    private @Nullable Home home;

    OpenHome() {
        this(false);
    }

    /**
     * @param onlyIfThere refuses a home that no server has used, instead of making it
     */
    OpenHome(boolean onlyIfThere) {
        this.onlyIfThere = onlyIfThere;
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        switch (event) {
            case ApplicationEnvironmentPreparedEvent prepared
            when prepared.getSpringApplication().getWebApplicationType() == WebApplicationType.NONE -> {
                take(prepared.getEnvironment());
                ReachableStore.look(prepared.getEnvironment());
            }
            case ApplicationEnvironmentPreparedEvent prepared -> {
                int port = FreePort.of(prepared.getEnvironment());
                SettingWords.check(prepared.getEnvironment());
                take(prepared.getEnvironment());
                FreePort.look(prepared.getEnvironment(), port);
                ReachableStore.look(prepared.getEnvironment());
            }
            case ApplicationFailedEvent failed -> release();
            case ContextClosedEvent closed when closed.getApplicationContext().getParent() == null -> release();
            default -> {}
        }
    }

    private void take(ConfigurableEnvironment environment) {
        Path folder = Path.of(environment.getRequiredProperty("slipway.home"))
                .toAbsolutePath()
                .normalize();
        if (onlyIfThere && !Home.used(folder)) {
            throw new StartRefused("There is no Slipway in " + folder
                    + ": set SLIPWAY_HOME to the home of the server, then try again");
        }
        home = Home.take(folder);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("slipway home", Map.of("slipway.home", folder.toString())));
    }

    private void release() {
        try {
            if (home != null) {
                home.close();
                home = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 1;
    }
}
