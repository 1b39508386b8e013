package io.slipway.engine.real;

import io.slipway.Rooms;
import io.slipway.engine.Engine;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunRequest;
import io.slipway.executor.AttemptId;
import io.slipway.executor.Executors;
import io.slipway.executor.kubernetes.ClusterSettings;
import io.slipway.executor.kubernetes.Clusters;
import io.slipway.executor.kubernetes.StepEndpoint;
import io.slipway.executor.kubernetes.TestCluster;
import io.slipway.pipeline.PipelineVersion;
import io.slipway.project.Caller;
import io.slipway.project.RunTokens;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** All rooms below the doors on a home of their own, with a cluster to run on and a door for its steps. */
public final class OnCluster implements AutoCloseable {
    private static final String NAME = "test";
    private final Rooms rooms;
    private final StepEndpoint door;
    private final Running running;

    /** {@code port} of the door for steps; 0 is any. */
    public OnCluster(Path home, ClusterSettings.Connection connection, String namespace, int port) {
        rooms = Rooms.on(home, Path.of("python3"));
        Clusters clusters = rooms.get(Clusters.class);
        door = new StepEndpoint(clusters, this::attempt, new InetSocketAddress(TestCluster.host(), port));
        ClusterSettings settings = ClusterSettings.of(connection, namespace, door.address());
        rooms.get(Executors.class).put(NAME, clusters.open(settings), project -> true);
        running = new Running(rooms);
    }

    private Optional<AttemptId> attempt(String token) {
        return rooms.get(RunTokens.class)
                .find(token)
                .filter(Caller.RunToken.class::isInstance)
                .map(caller -> AttemptId.of(((Caller.RunToken) caller).attempt()));
    }

    Running running() {
        return running;
    }

    /** Without the cache. */
    PipelineRun start(PipelineVersion version) {
        RunRequest request =
                new RunRequest(version.pipeline(), version.number(), Map.of(), "", false, false, null, NAME);
        return rooms.as(() -> rooms.get(Engine.class).start(rooms.project(), request));
    }

    @Override
    public void close() {
        rooms.close();
        door.close();
    }
}
