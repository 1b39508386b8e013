package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.slipway.executor.TimePart;
import io.slipway.executor.TimePart.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the time of an attempt went to, from its pod and what the cluster told of it.
 *
 * @param files whether it gives files, which are brought back after its end
 * @param ended when the attempt was over; null while it is not
 */
record PodTimes(
        Pod pod,
        List<Event> events,
        boolean files,
        @Nullable Instant ended) {
    // Successfully pulled image "busybox" in 1.2s (1.3s including waiting)
    private static final Pattern TOOK = Pattern.compile(" in ((?:\\d+h)?(?:\\d+m)?[0-9.]+m?s)\\b");

    List<TimePart> parts() {
        List<TimePart> parts = new ArrayList<>();
        Instant created = Instant.parse(pod.getMetadata().getCreationTimestamp());
        Optional<Instant> placed = PodStory.condition(pod, "PodScheduled", "True")
                .map(PodCondition::getLastTransitionTime)
                .map(Instant::parse);
        Optional<ContainerState> main = PodStory.state(pod, Containers.MAIN);
        Instant began = main.flatMap(PodTimes::began).orElse(ended);
        add(parts, Kind.QUEUE, created, placed.orElse(ended));
        placed.ifPresent(since -> add(parts, Kind.START, since, began));
        image(parts);
        PodStory.state(pod, Containers.FETCHER)
                .flatMap(fetch -> began(fetch).map(since -> new TimePart(Kind.INPUTS, since, finished(fetch))))
                .ifPresent(parts::add);
        main.flatMap(PodTimes::began)
                .ifPresent(
                        since -> ran(parts, since, main.map(PodTimes::finished).orElse(null)));
        return parts;
    }

    private void ran(List<TimePart> parts, Instant since, @Nullable Instant until) {
        Instant end = until == null ? ended : until;
        add(parts, Kind.RUN, since, end);
        boolean well = PodStory.state(pod, Containers.MAIN)
                .map(ContainerState::getTerminated)
                .filter(how -> how.getExitCode() == 0)
                .isPresent();
        if (files && well && end != null) {
            add(parts, Kind.UPLOAD, end, ended);
        }
    }

    private void image(List<TimePart> parts) {
        Instant pulling = null;
        for (Event event : events) {
            boolean main = event.getInvolvedObject().getFieldPath() != null
                    && event.getInvolvedObject().getFieldPath().contains("{" + Containers.MAIN + "}");
            if (main && "Pulling".equals(event.getReason())) {
                pulling = PodEvents.at(event);
            } else if (main && "Pulled".equals(event.getReason()) && pulling != null) {
                Instant pulled = PodEvents.at(event);
                Instant since = took(event).map(pulled::minus).orElse(pulling);
                add(parts, Kind.IMAGE, since, pulled);
                pulling = null;
            }
        }
        if (pulling != null) {
            add(parts, Kind.IMAGE, pulling, ended);
        }
    }

    // Times of events are whole seconds; the message is finer.
    private static Optional<Duration> took(Event event) {
        Matcher told = TOOK.matcher(String.valueOf(event.getMessage()));
        if (!told.find()) {
            return Optional.empty();
        }
        String text = told.group(1);
        if (text.endsWith("ms")) {
            return Optional.of(Duration.ofNanos(
                    (long) (Double.parseDouble(text.substring(0, text.length() - 2)) * 1e6)));
        }
        return Optional.of(Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT)));
    }

    private static void add(List<TimePart> parts, Kind kind, Instant from, @Nullable Instant to) {
        parts.add(new TimePart(kind, from, to == null || to.isAfter(from) ? to : from));
    }

    private static Optional<Instant> began(ContainerState state) {
        String at = state.getRunning() != null
                ? state.getRunning().getStartedAt()
                : state.getTerminated() != null ? state.getTerminated().getStartedAt() : null;
        return Moments.told(at);
    }

    private static @Nullable Instant finished(ContainerState state) {
        ContainerStateTerminated how = state.getTerminated();
        return how == null ? null : Moments.told(how.getFinishedAt()).orElse(null);
    }
}
