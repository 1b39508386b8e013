package io.slipway.tracking.transfer;

import io.slipway.tracking.Experiment;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelLink;
import io.slipway.tracking.ModelMetric;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.TrackedRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where things are carried to: a project or a server. Each call does nothing more when it comes again. */
interface Sink {
    /** Says which sink it is, in the twins; empty where the source's own ids say enough. */
    String place();

    /**
     * The sink's id of the experiment, open for what comes.
     *
     * @param before the one that it came into before, which may be called otherwise by now; null if it is the first time
     */
    String experiment(Experiment source, @Nullable String before);

    /** Whether the sink has an experiment that is not deleted and that this one would come into. */
    default boolean has(Experiment source, @Nullable String before) {
        return false;
    }

    /**
     * Whether what has that name in the sink is another experiment's, which was called so before and is still in the source.
     *
     * @param targets ids in the sink of those that came into it
     */
    boolean taken(Experiment source, Map<Experiment, String> targets);

    /** This very run, if it is there already though it was not carried: it came from there, or was made there. */
    Optional<Holder> own(TrackedRun source);

    /** The same of a logged model. */
    Optional<Holder> own(LoggedModel source);

    /** The run, made if it is not there. The twin is null unless it was begun before. */
    Holder run(TrackedRun source, String experiment, @Nullable Twin twin);

    void points(Holder run, List<Metric> batch);

    /** All of the run is there. */
    void end(Holder run, TrackedRun source);

    /** The parent is the sink's id of it; null if there is none, or nothing is known of it there. */
    void link(Holder run, List<ModelLink> links, @Nullable String parent);

    /** The run is the sink's id of the one that made it; empty if there is none. */
    Holder model(LoggedModel source, String experiment, String run, @Nullable Twin twin);

    void end(Holder model, LoggedModel source, List<ModelMetric> measured);

    /**
     * The registered model, made if it is not there; returns what it is called there.
     *
     * @param versions of it
     * @param stays whether the source has a model of that name
     */
    String registered(RegisteredModel source, List<ModelVersion> versions, Predicate<String> stays);

    /** Whether this very version is there already though it was not carried. */
    default boolean own(ModelVersion source) {
        return false;
    }

    /** The number that a version has in a model of the sink since it was carried; empty where that is not known. */
    default Optional<Long> number(String model, ModelVersion source) {
        return Optional.empty();
    }

    /** The number that one is to have whose own number another version has; empty where the sink gives numbers itself. */
    default Optional<Long> free(String model) {
        return Optional.empty();
    }

    /** The version of that number, if it is there. */
    Optional<ModelVersion> version(String model, long version);

    /** A version, whose run, logged model and source are the sink's, under its number if that can be; returns the number that it has. */
    long version(ModelVersion version, ModelVersion source);

    /** Brings what is the sink's version to the stage that it has in the source, where a sink gives it that after it is made; one that has a stage keeps it. */
    default void stage(ModelVersion there, String stage) {}

    void alias(String model, String alias, long version);

    void deleteRun(String run);

    void deleteExperiment(String experiment);

    /** What lies in a folder of a run or model; empty names its root. */
    List<Entry> files(Holder holder, String folder) throws IOException;

    void put(Holder holder, String path, FileBytes bytes, long size) throws IOException;
}
