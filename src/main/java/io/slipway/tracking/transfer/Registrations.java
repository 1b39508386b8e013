package io.slipway.tracking.transfer;

import io.slipway.project.Secrets;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.transfer.ItemStore.Item;
import io.slipway.tracking.transfer.ItemStore.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Carries a registered model with its versions, under their numbers where these are free, and its aliases; the numbers that others have are kept as twins. */
record Registrations(
        Transfer transfer,
        Source source,
        Sink sink,
        BiFunction<Kind, String, Optional<Twin>> twins,
        Consumer<Twin> keep,
        ItemStore items) {
    private static final String MODELS = "models:/";

    State carry(Item item, Told told) {
        RegisteredModel model = source.registered(item.id()).orElse(null);
        if (model == null) {
            told.problem("Model " + item.id(), "it was deleted meanwhile");
            return State.FAILED;
        }
        List<ModelVersion> all = source.versions(item.id());
        List<ModelVersion> versions = new ArrayList<>(all);
        boolean own = versions.removeIf(sink::own);
        if (!transfer.experiments().isEmpty()) {
            versions.removeIf(version -> !ofWhatIsCarried(version));
            if (versions.isEmpty()) {
                items.remove(transfer.id(), item);
                return State.KEPT;
            }
        }
        if (own && versions.isEmpty()) {
            return State.KEPT;
        }
        String name =
                sink.registered(model, all, other -> source.registered(other).isPresent());
        Map<Long, Long> there = new HashMap<>();
        boolean any = false;
        for (ModelVersion version : versions) {
            any |= carry(version, name, there, told);
        }
        // What points at a version that is the sink's own is the sink's to say.
        model.aliases().forEach((alias, version) -> {
            Long number = there.get(version);
            if (number != null) {
                told.tried("Alias " + alias + " of model " + item.id(), () -> sink.alias(name, alias, number));
            }
        });
        return any || versions.isEmpty() ? State.DONE : State.KEPT;
    }

    /**
     * Whether it came now.
     *
     * @param name of the model in the sink
     */
    private boolean carry(ModelVersion version, String name, Map<Long, Long> there, Told told) {
        String what = "Version " + version.version() + " of model " + version.model();
        String id = Secrets.hash(version.model() + "/" + version.version() + "/" + version.created());
        Optional<Long> numbered = sink.number(name, version);
        long number = numbered.or(() -> twins.apply(Kind.REGISTERED, id).map(twin -> Long.parseLong(twin.target())))
                .orElse(version.version());
        ModelVersion known = sink.version(name, number).orElse(null);
        if (known != null) {
            // Two of one run are told apart by what came just now, too.
            if (!there.containsValue(number)
                    && (numbered.isPresent()
                            || same(
                                    known,
                                    VersionThere.of(version, name, number, sink.place(), twins)
                                            .version()))) {
                there.put(version.version(), number);
                told.tried(what, () -> sink.stage(known, version.stage()));
                return false;
            }
            Optional<Long> free = sink.free(name);
            if (free.isPresent()) {
                number = free.get();
                keep.accept(new Twin(id, "", Long.toString(number), "", ""));
            }
        }
        VersionThere mapping = VersionThere.of(version, name, number, sink.place(), twins);
        AtomicLong made = new AtomicLong(number);
        boolean came = told.tried(what, () -> made.set(sink.version(mapping.version(), version)));
        if (came) {
            there.put(version.version(), made.get());
            if (made.get() != number) {
                keep.accept(new Twin(id, "", made.toString(), "", ""));
            }
            if (!mapping.filesCarried()) {
                told.problem(
                        what,
                        "its files stay at " + version.location()
                                + ": they belong to no run or model that was carried");
            }
        }
        return came;
    }

    private static boolean same(ModelVersion one, ModelVersion other) {
        boolean ofModels = one.source().startsWith(MODELS) && other.source().startsWith(MODELS);
        return one.run().equals(other.run())
                && ((!one.run().isEmpty() && !ofModels) || one.source().equals(other.source()));
    }

    private boolean ofWhatIsCarried(ModelVersion version) {
        return twins.apply(Kind.RUN, version.run()).isPresent()
                || twins.apply(Kind.MODEL, version.loggedModel()).isPresent();
    }
}
