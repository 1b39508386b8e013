package io.slipway.tracking.transfer;

import io.slipway.project.Secrets;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.ModelLink;
import io.slipway.tracking.ModelMetric;
import io.slipway.tracking.Page;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.transfer.ItemStore.Item;
import io.slipway.tracking.transfer.ItemStore.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Carries a transfer's items from its source to its sink, one at a time; each may be carried again from its beginning. */
final class Carriage {
    private static final String PARENT_TAG = "mlflow.parentRunId";
    private static final String OF_RUN = "run:";
    private final Transfer transfer;
    private final Source source;
    private final Sink sink;
    private final TwinStore twins;
    private final ItemStore items;
    private final Load load;
    private final Destinations destinations;

    Carriage(Transfer transfer, Source source, Sink sink, TwinStore twins, ItemStore items, Load load) {
        this.transfer = transfer;
        this.source = source;
        this.sink = sink;
        this.twins = twins;
        this.items = items;
        this.load = load;
        this.destinations = new Destinations(transfer, source, sink, twins, items);
    }

    /** Lists all there is to carry; what is listed already is not listed again. */
    void plan() {
        items.add(transfer.id(), Kind.EXPERIMENT, "", destinations.chosen());
        for (String experiment : destinations.chosen()) {
            pages(Kind.RUN, experiment, source::runs);
            pages(Kind.MODEL, experiment, source::models);
        }
        items.add(transfer.id(), Kind.REGISTERED, "", source.registered());
    }

    private void pages(Kind kind, String experiment, BiFunction<String, @Nullable String, Page<String>> asked) {
        String token = null;
        do {
            Page<String> page = asked.apply(experiment, token);
            items.add(transfer.id(), kind, experiment, page.items());
            load.points(0);
            token = page.next();
        } while (token != null);
    }

    /** @param lenient whether what fails again and again is given up and told */
    State carry(Item item, boolean lenient) {
        items.forgetProblems(transfer.id(), item);
        Told told = new Told(items, transfer.id(), item, lenient);
        return switch (item.kind()) {
            case EXPERIMENT -> destinations.carry(item);
            case RUN -> run(item, told);
            case MODEL -> model(item, told);
            case LINK -> link(item, told);
            case REGISTERED ->
                new Registrations(transfer, source, sink, this::known, twin -> keep(Kind.REGISTERED, twin), items)
                        .carry(item, told);
            case DELETED -> delete(item);
        };
    }

    private Optional<Twin> twin(Kind kind, String id) {
        return twins.find(transfer.project(), sink.place(), kind, id);
    }

    /** What was carried, or is there because it came from there. */
    private Optional<Twin> known(Kind kind, String id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return twin(kind, id).or(() -> switch (kind) {
            case RUN -> source.run(id).flatMap(run -> sink.own(run).map(own -> own(id, run.artifactUri(), own)));
            case MODEL ->
                source.model(id).flatMap(model -> sink.own(model).map(own -> own(id, model.artifactUri(), own)));
            default -> Optional.empty();
        });
    }

    private static Twin own(String id, String uri, Holder there) {
        return new Twin(id, uri, there.id(), there.uri(), "");
    }

    private void keep(Kind kind, Twin twin) {
        twins.put(transfer.project(), sink.place(), kind, twin);
    }

    private State run(Item item, Told told) {
        Optional<TrackedRun> found = source.run(item.id());
        if (found.isEmpty()) {
            told.problem("Run " + item.id(), "it was deleted for good meanwhile");
            return State.FAILED;
        }
        TrackedRun run = found.get();
        Twin twin = twin(Kind.RUN, run.id()).orElse(null);
        if (twin == null && sink.own(run).isPresent()) {
            return State.KEPT;
        }
        String print = run.status() == RunStatus.RUNNING ? "" : Secrets.hash(run.toString());
        boolean same = twin != null && !print.isEmpty() && print.equals(twin.fingerprint());
        Holder from = new Holder(false, run.id(), run.artifactUri());
        Carrying files = new Carrying(source, sink, load, told);
        if (same && twin != null) {
            return files.carry(from, twin.holder(false), named(run)) ? State.DONE : State.KEPT;
        }
        Holder to = sink.run(related(run), destinations.of(item.experiment()), twin);
        keep(Kind.RUN, new Twin(run.id(), run.artifactUri(), to.id(), to.uri(), ""));
        source.points(run, batch -> {
            sink.points(to, batch);
            load.points(batch.size());
        });
        files.carry(from, to, named(run));
        sink.end(to, standing(run));
        if (!run.models().isEmpty() || run.tags().containsKey(PARENT_TAG)) {
            items.add(transfer.id(), Kind.LINK, "", List.of(run.id()));
        }
        if (run.deleted() && !destinations.deleted(run.experimentId())) {
            items.add(transfer.id(), Kind.DELETED, "", List.of(OF_RUN + run.id()));
        }
        keep(Kind.RUN, new Twin(run.id(), run.artifactUri(), to.id(), to.uri(), print));
        return State.DONE;
    }

    private static String named(TrackedRun run) {
        return "Run " + run.name() + " (" + run.id() + ")";
    }

    /** With its parent as it is called there, if that is there yet; what is not there is no parent. */
    private TrackedRun related(TrackedRun run) {
        String parent = run.tags().get(PARENT_TAG);
        if (parent == null) {
            return run;
        }
        Map<String, String> tags = new LinkedHashMap<>(run.tags());
        Optional<Twin> there = known(Kind.RUN, parent);
        if (there.isPresent()) {
            tags.put(PARENT_TAG, there.get().target());
        } else if (!sink.place().isEmpty()) {
            tags.remove(PARENT_TAG);
        }
        return with(run, tags, run.deleted());
    }

    /** A run that was deleted with its experiment is deleted with it there too, so that it comes back with it. */
    private TrackedRun standing(TrackedRun run) {
        return with(run, run.tags(), run.deleted() && !destinations.deleted(run.experimentId()));
    }

    private static TrackedRun with(TrackedRun run, Map<String, String> tags, boolean deleted) {
        return new TrackedRun(
                run.project(),
                run.id(),
                run.experimentId(),
                run.name(),
                run.user(),
                run.status(),
                run.started(),
                run.ended(),
                deleted,
                run.artifactUri(),
                run.params(),
                tags,
                run.metrics(),
                run.datasets(),
                run.models());
    }

    private State model(Item item, Told told) {
        Optional<LoggedModel> found = source.model(item.id());
        if (found.isEmpty()) {
            told.problem("Logged model " + item.id(), "it was deleted meanwhile");
            return State.FAILED;
        }
        LoggedModel model = found.get();
        Twin twin = twin(Kind.MODEL, model.id()).orElse(null);
        if (twin == null && sink.own(model).isPresent()) {
            return State.KEPT;
        }
        String print = Secrets.hash(model.toString());
        String name = "Logged model " + model.name() + " (" + model.id() + ")";
        Holder from = new Holder(true, model.id(), model.artifactUri());
        Carrying files = new Carrying(source, sink, load, told);
        if (twin != null && print.equals(twin.fingerprint())) {
            return files.carry(from, twin.holder(true), name) ? State.DONE : State.KEPT;
        }
        String run = known(Kind.RUN, model.sourceRun())
                .map(Twin::target)
                .orElse(sink.place().isEmpty() ? model.sourceRun() : "");
        Holder to = sink.model(model, destinations.of(item.experiment()), run, twin);
        keep(Kind.MODEL, new Twin(model.id(), model.artifactUri(), to.id(), to.uri(), ""));
        files.carry(from, to, name);
        List<ModelMetric> measured = new ArrayList<>();
        for (ModelMetric metric : model.metrics()) {
            known(Kind.RUN, metric.run())
                    .ifPresent(there -> measured.add(
                            new ModelMetric(metric.point(), there.target(), metric.dataset(), metric.digest())));
        }
        sink.end(to, model, measured);
        keep(Kind.MODEL, new Twin(model.id(), model.artifactUri(), to.id(), to.uri(), print));
        return State.DONE;
    }

    private State link(Item item, Told told) {
        Optional<TrackedRun> run = source.run(item.id());
        Optional<Twin> there = twin(Kind.RUN, item.id());
        if (run.isEmpty() || there.isEmpty()) {
            return State.KEPT;
        }
        List<ModelLink> links = new ArrayList<>();
        for (ModelLink link : run.get().models()) {
            Optional<Twin> model = known(Kind.MODEL, link.model());
            if (model.isPresent()) {
                links.add(new ModelLink(model.get().target(), link.made(), link.step()));
            } else {
                told.problem(
                        named(run.get()), "its link to the logged model " + link.model() + ": that was not carried");
            }
        }
        String parent = run.get().tags().get(PARENT_TAG);
        String parentThere = parent == null
                ? null
                : known(Kind.RUN, parent).map(Twin::target).orElse(null);
        sink.link(there.get().holder(false), links, parentThere);
        return State.DONE;
    }

    private State delete(Item item) {
        boolean run = item.id().startsWith(OF_RUN);
        String id = item.id().substring((run ? OF_RUN : Destinations.DELETED).length());
        twin(run ? Kind.RUN : Kind.EXPERIMENT, id).map(Twin::target).ifPresent(there -> {
            if (run) {
                sink.deleteRun(there);
            } else {
                sink.deleteExperiment(there);
            }
        });
        return State.DONE;
    }
}
