package io.slipway.tracking.transfer;

import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.transfer.ItemStore.Item;
import io.slipway.tracking.transfer.ItemStore.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Carries a registered model with its versions under their numbers, and its aliases. */
record Registrations(
        Transfer transfer, Source source, Sink sink, BiFunction<Kind, String, Optional<Twin>> twins, ItemStore items) {
    State carry(Item item, Told told) {
        RegisteredModel model = source.registered(item.id()).orElse(null);
        if (model == null) {
            told.problem("Model " + item.id(), "it was deleted meanwhile");
            return State.FAILED;
        }
        List<ModelVersion> versions = new ArrayList<>(source.versions(item.id()));
        if (!transfer.experiments().isEmpty()) {
            versions.removeIf(version -> !ofWhatIsCarried(version));
            if (versions.isEmpty()) {
                items.remove(transfer.id(), item);
                return State.KEPT;
            }
        }
        sink.registered(model);
        boolean any = false;
        Set<Long> there = new HashSet<>();
        for (ModelVersion version : versions) {
            String what = "Version " + version.version() + " of model " + item.id();
            Optional<ModelVersion> known = sink.version(item.id(), version.version());
            VersionThere mapping = VersionThere.of(version, sink.place(), twins);
            ModelVersion mapped = mapping.version();
            if (known.isPresent()) {
                if (known.get().run().equals(mapped.run())) {
                    there.add(version.version());
                } else {
                    told.problem(what, "there is another version of that number already: rename one of the two models");
                }
            } else if (told.tried(what, () -> sink.version(mapped))) {
                there.add(version.version());
                any = true;
                if (!mapping.filesCarried()) {
                    told.problem(
                            what,
                            "its files stay at " + version.location()
                                    + ": they belong to no run or model that was carried");
                }
            }
        }
        model.aliases().forEach((alias, version) -> {
            if (there.contains(version)) {
                told.tried("Alias " + alias + " of model " + item.id(), () -> sink.alias(item.id(), alias, version));
            }
        });
        return any || versions.isEmpty() ? State.DONE : State.KEPT;
    }

    private boolean ofWhatIsCarried(ModelVersion version) {
        return twins.apply(Kind.RUN, version.run()).isPresent()
                || twins.apply(Kind.MODEL, version.loggedModel()).isPresent();
    }
}
