package io.slipway.tracking.transfer;

import io.slipway.tracking.Experiment;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.Page;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.remote.RemoteServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where things are carried from: a server, its SQLite file, or a project. The words are the tracking room's, the ids the source's own. */
interface Source extends AutoCloseable {
    /** All of them, deleted ones too. */
    List<Experiment> experiments();

    /** Those that somebody made, not a test of ours. */
    default List<Experiment> worthCarrying() {
        return experiments().stream()
                .filter(experiment -> !RemoteServer.isTrial(experiment.name()))
                .toList();
    }

    /** Ids of runs of an experiment, deleted ones too, oldest first. */
    Page<String> runs(String experiment, @Nullable String token);

    /** Empty if it is not there any more. */
    Optional<TrackedRun> run(String id);

    /** The whole histories of a run's metrics, in batches of at most 1,000. */
    void points(TrackedRun run, Consumer<List<Metric>> batch);

    Page<String> models(String experiment, @Nullable String token);

    Optional<LoggedModel> model(String id);

    /** The names in the registry. Prompts are none of them. */
    List<String> registered();

    Optional<RegisteredModel> registered(String name);

    /** By number. */
    List<ModelVersion> versions(String name);

    /** What lies in a folder of a run or model; empty names its root. */
    List<Entry> files(Holder holder, String folder) throws IOException;

    InputStream open(Holder holder, String path) throws IOException;

    @Override
    default void close() {}
}
