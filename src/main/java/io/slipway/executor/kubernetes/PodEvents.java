package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.slipway.executor.PodReport;
import io.slipway.executor.SecretMask;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the cluster told of one pod. */
final class PodEvents {
    private PodEvents() {}

    /** Oldest first. */
    static List<Event> inOrder(List<Event> all) {
        return all.stream().sorted(Comparator.comparing(PodEvents::at)).toList();
    }

    static PodReport.Event shown(Event event, SecretMask mask) {
        return new PodReport.Event(
                at(event),
                "Warning".equals(event.getType()),
                Objects.requireNonNullElse(event.getReason(), ""),
                PodYaml.text(Objects.requireNonNullElse(event.getMessage(), ""), mask),
                event.getCount() == null ? 1 : event.getCount());
    }

    /** The last time that it happened; which field says so depends on who tells. */
    static Instant at(Event event) {
        return Stream.of(
                        event.getLastTimestamp(),
                        event.getEventTime() == null
                                ? null
                                : event.getEventTime().getTime(),
                        event.getFirstTimestamp(),
                        event.getMetadata().getCreationTimestamp())
                .filter(Objects::nonNull)
                .findFirst()
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }
}
