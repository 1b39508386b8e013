package io.slipway.tracking.remote;

import io.slipway.walk.TeamServer;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Models on a real MLflow server. */
class ForwardedModelsIT extends ForwardedModels {
    private static TeamServer team;

    @BeforeAll
    static void openServer() throws IOException {
        team = new TeamServer(Files.createTempDirectory("team").resolve("mlflow"));
    }

    @AfterAll
    static void closeServer() {
        if (team != null) {
            team.close();
        }
    }

    @Override
    RemoteServer server() {
        return new RemoteServer(team.address(), "house/" + name + "/", "", "", "");
    }
}
