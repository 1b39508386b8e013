package io.slipway.tracking.transfer;

import io.slipway.tracking.Experiment;
import io.slipway.tracking.transfer.ItemStore.Item;
import io.slipway.tracking.transfer.ItemStore.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The experiments of a transfer, and into which of the sink's their runs and models come: the first that comes into one makes it. */
final class Destinations {
    /** What the ids of those begin with that are deleted when all of them has come. */
    static final String DELETED = "experiment:";

    private final Transfer transfer;
    private final Sink sink;
    private final TwinStore twins;
    private final ItemStore items;
    /** All there are: one that was chosen by its name may be renamed while it is carried. */
    private final Map<String, Experiment> experiments = new LinkedHashMap<>();

    private final Set<String> chosen = new LinkedHashSet<>();
    private final Set<String> fresh = new HashSet<>();
    private final Map<Experiment, String> targets = new HashMap<>();
    private boolean lookedUp;

    Destinations(Transfer transfer, Source source, Sink sink, TwinStore twins, ItemStore items) {
        this.transfer = transfer;
        this.sink = sink;
        this.twins = twins;
        this.items = items;
        Set<String> wanted = Set.copyOf(transfer.experiments());
        for (Experiment experiment : source.worthCarrying()) {
            experiments.put(experiment.id(), experiment);
            if (wanted.isEmpty() || wanted.contains(experiment.name())) {
                chosen.add(experiment.id());
            }
        }
    }

    /** Ids in the source of those that are to be carried. */
    Set<String> chosen() {
        return chosen;
    }

    boolean deleted(String id) {
        Experiment experiment = experiments.get(id);
        return experiment != null && experiment.deleted();
    }

    /** An experiment as such: one that is empty, too. */
    State carry(Item item) {
        Experiment wanted = experiments.get(item.id());
        if (wanted == null) {
            return State.KEPT;
        }
        if (twin(item.id()).isEmpty() && !madeEmpty(item)) {
            // The first that comes into it makes it: nothing may, because all is there already.
            items.remove(transfer.id(), item);
            return State.KEPT;
        }
        boolean known = twin(item.id()).isPresent() && !fresh.contains(item.id());
        make(wanted);
        return known ? State.KEPT : State.DONE;
    }

    /** The sink's id. */
    String of(String id) {
        return twin(id).map(Twin::target).orElseGet(() -> {
            Experiment wanted = experiments.get(id);
            if (wanted == null) {
                throw new IllegalStateException("no experiment of what is carried: " + id);
            }
            String there = make(wanted);
            items.add(transfer.id(), Kind.EXPERIMENT, "", List.of(id));
            return there;
        });
    }

    private Optional<Twin> twin(String id) {
        Experiment wanted = experiments.get(id);
        // Several servers have one of that id.
        return twins.find(transfer.project(), sink.place(), Kind.EXPERIMENT, id)
                .filter(twin -> wanted == null || twin.fingerprint().equals(print(wanted)));
    }

    private static String print(Experiment experiment) {
        return Long.toString(experiment.created());
    }

    /** A server gets one that is empty only if somebody chose it. */
    private boolean madeEmpty(Item experiment) {
        return (sink.place().isEmpty() || !transfer.experiments().isEmpty())
                && !items.anyOf(transfer.id(), experiment.id());
    }

    /** Two that had one name in the source, one after the other, do not become one. */
    private Experiment free(Experiment wanted) {
        if (!lookedUp) {
            experiments.forEach(
                    (id, experiment) -> twin(id).map(Twin::target).ifPresent(there -> targets.put(experiment, there)));
            lookedUp = true;
        }
        Experiment named = wanted;
        for (int next = 2; sink.taken(named, targets); next++) {
            named = wanted.named(wanted.name() + "-" + next);
        }
        return named;
    }

    private String make(Experiment wanted) {
        String before = twin(wanted.id()).map(Twin::target).orElse(null);
        Experiment named = before == null ? free(wanted) : wanted;
        boolean has = sink.has(named, before);
        if (!has && before == null) {
            fresh.add(wanted.id());
        }
        // Noted first: after a crash the sink would have it.
        if (wanted.deleted() && !has) {
            items.add(transfer.id(), Kind.DELETED, "", List.of(DELETED + wanted.id()));
        }
        String there = sink.experiment(named, before);
        targets.put(wanted, there);
        twins.put(
                transfer.project(), sink.place(), Kind.EXPERIMENT, new Twin(wanted.id(), "", there, "", print(wanted)));
        return there;
    }
}
