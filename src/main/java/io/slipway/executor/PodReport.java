package io.slipway.executor;

import java.time.Instant;
import java.util.List;

/**
 * What a cluster says of the pod of an attempt. Nothing secret is in it.
 *
 * @param pod its name; empty while there is none
 * @param command shows the same, as long as the pod is there
 * @param live whether the attempt goes on, so that this may be another at the next look
 * @param events oldest first
 * @param yaml empty while there is no pod
 */
public record PodReport(
        String namespace,
        String pod,
        String command,
        boolean live,
        List<Event> events,
        String yaml,
        List<TimePart> parts) {
    public PodReport {
        events = List.copyOf(events);
        parts = List.copyOf(parts);
    }

    /**
     * Something that happened to the pod.
     *
     * @param warning whether the cluster finds it wrong
     * @param count how often, the last time at {@code at}
     */
    public record Event(Instant at, boolean warning, String reason, String message, int count) {}
}
