package io.slipway;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server with all its doors, and people and tokens of all kinds to knock at them. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "slipway.admin-password=correct horse battery"})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenDoors {
    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    String base = "";
    Neighbours neighbours;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        String home = Path.of("target", "homes", UUID.randomUUID().toString())
                .toAbsolutePath()
                .toString();
        settings.add("slipway.home", () -> home);
    }

    @BeforeAll
    void people() {
        base = "http://localhost:" + port;
        neighbours = new Neighbours(context, base);
    }
}
