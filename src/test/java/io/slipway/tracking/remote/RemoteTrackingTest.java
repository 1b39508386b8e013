package io.slipway.tracking.remote;

import io.slipway.mlflow.Door;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract with our own door as the server. */
class RemoteTrackingTest extends RemoteTracking {
    private static Door door;

    @BeforeAll
    static void openDoor() throws IOException {
        door = new Door(Files.createTempDirectory("team"));
    }

    @AfterAll
    static void closeDoor() {
        door.close();
    }

    @Override
    RemoteServer server() {
        return new RemoteServer(door.address(), "house/", "", "", "team");
    }
}
