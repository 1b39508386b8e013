package io.slipway.artifact;

import io.slipway.project.Access;
import io.slipway.project.Memberships;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The artifact room in a folder of its own: home and one data root, with the people of {@link Memberships}. */
public record ArtifactRoom(
        Path home, Path data, JdbcClient jdbc, Access access, Artifacts artifacts, Previews previews) {

    public static ArtifactRoom in(Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path data = Files.createDirectories(folder.resolve("data"));
        DataSource source =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V5__artifact.sql")).execute(source);
        JdbcClient jdbc = JdbcClient.create(source);
        Access access = Memberships.access(source);
        Artifacts artifacts =
                new Artifacts(access, new UploadStore(jdbc), () -> new Places(home, List.of(data)), Clock.systemUTC());
        return new ArtifactRoom(home, data, jdbc, access, artifacts, new Previews(artifacts));
    }

    /** A file that an attempt of run r1 gave, in project {@code mine}. */
    public Path given(String name, String text) throws IOException {
        return write(
                artifacts
                        .attemptFolder(Memberships.MINE, "r1", "s1", 1)
                        .resolve("outputs")
                        .resolve(name),
                text);
    }

    public static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }
}
