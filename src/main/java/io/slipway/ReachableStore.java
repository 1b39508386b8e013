package io.slipway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/** Asks the database for a connection before anything else is opened: what is wrong with it would be said after many seconds, at great length. */
final class ReachableStore {
    private static final String URL = "spring.datasource.url";
    private static final String SECONDS = "10";

    private ReachableStore() {}

    /** Throws {@link StartRefused} if the settings name no database, or one that does not let us in. */
    static void look(ConfigurableEnvironment environment) {
        String url = environment.getProperty(URL, "");
        if (url.isBlank()) {
            // A variable that is set to nothing is none; Spring would take a database in memory, and lose it.
            url = chosen(environment);
            environment.getPropertySources().addFirst(new MapPropertySource("database", Map.of(URL, url)));
        }
        if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:h2:")) {
            throw new StartRefused("An address such as jdbc:postgresql://host/slipway is expected in " + URL
                    + " (SPRING_DATASOURCE_URL), got \"" + shown(url)
                    + "\": correct it, or leave it out for the database in the home");
        }
        String user = environment.getProperty("spring.datasource.username", "");
        String password = environment.getProperty("spring.datasource.password", "");
        // That in the home is ours alone, and opening it takes a while; only its password may be another one.
        if (url.startsWith("jdbc:postgresql:") || !password.isEmpty()) {
            open(url, user, password);
        }
    }

    private static String chosen(ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            @Nullable
            Object value = source.getName().equals("configurationProperties") ? null : source.getProperty(URL);
            if (value != null && !value.toString().isBlank()) {
                return environment.resolvePlaceholders(value.toString());
            }
        }
        return "";
    }

    private static void open(String url, String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        if (url.startsWith("jdbc:postgresql:")) {
            properties.setProperty("connectTimeout", SECONDS);
            properties.setProperty("loginTimeout", SECONDS);
        }
        try (Connection opened = DriverManager.getConnection(url, properties)) {
            Objects.requireNonNull(opened);
        } catch (SQLException refused) {
            throw new StartRefused(sentence(refused, shown(url), user));
        }
    }

    private static String sentence(SQLException refused, String url, String user) {
        String state = String.valueOf(refused.getSQLState());
        if (state.startsWith("28")) {
            return "The database " + url + " does not let \"" + user + "\" in with this password: correct "
                    + "spring.datasource.username and .password (SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD)";
        }
        if (state.equals("3D000")) {
            return "There is no database " + url + " on that server: make it, or correct " + URL
                    + " (SPRING_DATASOURCE_URL)";
        }
        return "The database " + url + " cannot be opened (" + firstLine(refused) + "): see that it runs, or correct "
                + URL + " (SPRING_DATASOURCE_URL)";
    }

    private static String firstLine(SQLException refused) {
        return String.valueOf(refused.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("[. ]+$", "");
    }

    // What follows the name may hold a password.
    private static String shown(String url) {
        return url.replaceAll("[;?].*", "").replaceAll("//[^/@]*@", "//");
    }
}
