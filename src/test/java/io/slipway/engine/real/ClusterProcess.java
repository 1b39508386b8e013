package io.slipway.engine.real;

import io.slipway.Rooms;
import io.slipway.engine.Engine;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server in a process of its own, to be killed: carries the home's only run on, or starts it; prints how it ended. */
final class ClusterProcess {
    private ClusterProcess() {}

    /** {@code HOME NAMESPACE PORT go|stop}. */
    public static void main(String[] args) throws IOException {
        Path home = Path.of(args[0]);
        var connection = new Connection.Kubeconfig(Files.readString(Path.of(System.getenv("KUBECONFIG"))), "");
        try (OnCluster server = new OnCluster(home, connection, args[1], Integer.parseInt(args[2]))) {
            Rooms rooms = server.running().rooms();
            List<PipelineRun> runs = rooms.as(() -> rooms.get(Runs.class).list(rooms.project(), Runs.Query.latest(1)));
            PipelineRun run = runs.isEmpty()
                    ? server.start(
                            server.running().saved(args[3].equals("stop") ? Busybox.endless() : Busybox.passing()))
                    : runs.getFirst();
            say("run " + run.id());
            if (!runs.isEmpty() && args[3].equals("stop")) {
                rooms.as(() -> {
                    rooms.get(Engine.class).stop(rooms.project(), run.id());
                    return true;
                });
            }
            PipelineRun ended = server.running().end(run);
            say("ended " + ended.state() + " " + ended.reason());
            server.running()
                    .steps(ended)
                    .forEach((path, step) ->
                            say("step " + path + " " + step.state().word() + " " + step.attempts()));
        }
        System.exit(0);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
