package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.mlflow.Door;
import io.slipway.tracking.remote.UnsteadyServer.Mood;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models on our own door, which may lose answers and be away. */
class ForwardedModelsTest extends ForwardedModels {
    @TempDir
    Path theirs;

    private Door door;
    private UnsteadyServer server;

    @BeforeEach
    @Override
    void open() {
        door = new Door(theirs.resolve("team"));
        server = new UnsteadyServer(door.address());
        super.open();
    }

    @AfterEach
    @Override
    void close() {
        super.close();
        server.close();
        door.close();
    }

    @Override
    RemoteServer server() {
        return new RemoteServer(server.address(), "house/", "", "", "team");
    }

    @Test
    void aModelOrVersionWhoseMakingGotNoAnswerIsFoundAndNotMadeAgain() {
        for (String lost : new String[] {"/logged-models", "model-versions/create", "registered-models/create"}) {
            server.losesFirst(lost);
            String run = run();
            version(run, model(run));
            delivered();
            server.is(Mood.FINE);
        }
        assertThat(versions()).hasSize(3);
        assertThat(server.calls("/logged-models")).isEqualTo(3);
        assertThat(standing().reason()).isEmpty();
    }

    @Test
    void aServerThatIsAwayLosesNoVersionAndTheAliasPointsAtTheLast() {
        String run = run();
        server.is(Mood.UNABLE);
        version(run, model(run));
        version(run, model(run));
        doing(() -> rooms.get(io.slipway.tracking.Registry.class).setAlias(project(), name, "best", "2"));
        await().until(() -> standing().problem().equals("server answers 503"));
        server.is(Mood.FINE);
        delivered();
        assertThat(versions()).hasSize(2);
        assertThat(versionOf("best")).isEqualTo("2");
    }

    @Test
    void whatTheCredentialsDoNotCoverInTheRegistryHoldsNoRunUp() {
        server.refuses("registered-models/create");
        String run = run();
        version(run, model(run));
        String later = run();
        delivered();
        assertThat(runThere(later)).isNotEmpty();
        assertThat(standing().reason()).contains("does not permit it");
        server.is(Mood.FINE);
        doing(() -> rooms.get(Deliveries.class).again(project()));
        delivered();
        assertThat(versions()).hasSize(1);
        assertThat(standing().refused()).isZero();
    }
}
