package io.slipway.tracking.remote;

import io.slipway.mlflow.Door;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.LogBatch;
import io.slipway.tracking.Metric;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.Tracking;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project that records on a server, another door of ours, that others log to as well. */
abstract class OthersThere extends ModelsThere {
    static final ProjectId THERE = new ProjectId("team");

    @TempDir
    Path theirs;

    Door door;
    UnsteadyServer server;

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

    String theirRun(String experiment) {
        Tracking tracking = door.bean(Tracking.class);
        String id = door.bean(Experiments.class).ensure(THERE, experiment).id();
        String run = tracking.createRun(THERE, new NewRun(id, "good", "bob", 5L, Map.of()))
                .id();
        tracking.logBatch(
                THERE, run, LogBatch.ofMetrics(List.of(new Metric("acc", 0.5, 1, 0), new Metric("acc", 0.75, 2, 1))));
        return run;
    }

    RunsThere.Found find(String... runs) {
        return doing(() -> rooms.get(RunsThere.class).get(project(), List.of(runs)));
    }
}
