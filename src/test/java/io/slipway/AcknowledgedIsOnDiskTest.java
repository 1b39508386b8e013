package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Kills a process that acknowledges what it saves, with SIGKILL and at once, and looks for what it acknowledged. */
class AcknowledgedIsOnDiskTest {
    private static final int ENOUGH = 300;

    @TempDir
    Path folder;

    @Test
    void onH2NothingThatWasAcknowledgedIsMissingAfterAKill() throws IOException {
        Path file = folder.resolve("slipway");
        Set<Integer> acknowledged = acknowledgedUntilKilled(Databases.h2Url(file), "sa");
        assertThat(saved(Databases.h2(file))).containsAll(acknowledged);
    }

    @Test
    void onPostgresNothingThatWasAcknowledgedIsMissingAfterAKill() throws IOException {
        String url = Databases.postgresUrl();
        Set<Integer> acknowledged = acknowledgedUntilKilled(url, "postgres");
        assertThat(saved(new DriverManagerDataSource(url, "postgres", ""))).containsAll(acknowledged);
    }

    private static Set<Integer> acknowledgedUntilKilled(String url, String user) throws IOException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcknowledgingWriter.class.getName(),
                        url,
                        user)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<Integer> acknowledged = new HashSet<>();
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            lines.lines()
                    .filter(line -> line.matches("\\d+"))
                    .limit(ENOUGH)
                    .forEach(line -> acknowledged.add(Integer.valueOf(line)));
            writer.destroyForcibly().onExit().join();
        }
        assertThat(acknowledged).as("the writer said what it saved").hasSize(ENOUGH);
        return acknowledged;
    }

    private static Set<Integer> saved(DataSource source) {
        return JdbcClient.create(source)
                .sql("SELECT id FROM saved")
                .query((row, number) -> row.getInt(1))
                .set();
    }
}
