package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.executor.TimePart;
import io.slipway.executor.TimePart.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PodTimesTest {
    private static final String PLACED = """
            metadata: {name: train-1, creationTimestamp: "2026-03-01T10:00:00Z"}
            spec: {containers: [{name: main}]}
            status:
              conditions:
              - {type: PodScheduled, status: "True", lastTransitionTime: "2026-03-01T10:00:05Z"}
            """;
    private static final String OVER = PLACED + """
              initContainerStatuses:
              - name: fetch
                state: {terminated: {exitCode: 0, startedAt: "2026-03-01T10:00:07Z", finishedAt: "2026-03-01T10:00:08Z"}}
              containerStatuses:
              - name: main
                state: {terminated: {exitCode: 0, startedAt: "2026-03-01T10:00:20Z", finishedAt: "2026-03-01T10:01:00Z"}}
            """;

    private static Pod pod(String yaml) {
        return Serialization.unmarshal(yaml, Pod.class);
    }

    private static Event event(String reason, String time, String message) {
        return Serialization.unmarshal("""
                metadata: {name: told}
                involvedObject: {kind: Pod, fieldPath: "spec.containers{main}"}
                reason: %s
                lastTimestamp: "2026-03-01T%sZ"
                message: '%s'
                """.formatted(reason, time, message), Event.class);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time + "Z");
    }

    private static TimePart part(Kind kind, String from, @Nullable String to) {
        return new TimePart(kind, at(from), to == null ? null : at(to));
    }

    @Test
    void whatWaitsInTheQueueHasOneOpenPart() {
        Pod waits = pod(PLACED.replace("\"True\"", "\"False\""));
        assertThat(new PodTimes(waits, List.of(), true, null).parts())
                .containsExactly(part(Kind.QUEUE, "10:00:00", null));
        assertThat(new PodTimes(waits, List.of(), true, at("10:03:00")).parts())
                .containsExactly(part(Kind.QUEUE, "10:00:00", "10:03:00"));
    }

    @Test
    void anImageIsPulledWhileThePodStarts() {
        List<Event> pulling = List.of(event("Pulling", "10:00:08", "Pulling image \"x\""));
        assertThat(new PodTimes(pod(PLACED), pulling, false, null).parts())
                .containsExactly(
                        part(Kind.QUEUE, "10:00:00", "10:00:05"),
                        part(Kind.START, "10:00:05", null),
                        part(Kind.IMAGE, "10:00:08", null));
    }

    @Test
    void theMessageSaysFinerThanTheTimesHowLongAPullTook() {
        for (var told : List.of(
                List.of("in 1.5s (2s including waiting)", "10:00:17.500"),
                List.of("in 250ms (250ms including waiting)", "10:00:18.750"),
                List.of("in 1m0.5s (1m1s including waiting)", "09:59:18.500"))) {
            List<Event> events = List.of(
                    event("Pulling", "10:00:08", "Pulling image \"x\""),
                    event("Pulled", "10:00:19", "Successfully pulled image \"x\" " + told.getFirst()));
            assertThat(new PodTimes(pod(OVER), events, false, at("10:01:02")).parts())
                    .contains(new TimePart(Kind.IMAGE, at(told.getLast()), at("10:00:19")));
        }
    }

    @Test
    void anImageThatIsThereAlreadyTakesNoTime() {
        List<Event> there = List.of(event("Pulled", "10:00:19", "Container image \"x\" already present on machine"));
        assertThat(new PodTimes(pod(OVER), there, false, null).parts())
                .extracting(TimePart::kind)
                .doesNotContain(Kind.IMAGE);
    }

    @Test
    void whatIsBroughtBackAfterTheEndIsAPartOfItsOwn() {
        assertThat(new PodTimes(pod(OVER), List.of(), true, at("10:01:02")).parts())
                .containsExactly(
                        part(Kind.QUEUE, "10:00:00", "10:00:05"),
                        part(Kind.START, "10:00:05", "10:00:20"),
                        part(Kind.INPUTS, "10:00:07", "10:00:08"),
                        part(Kind.RUN, "10:00:20", "10:01:00"),
                        part(Kind.UPLOAD, "10:01:00", "10:01:02"));
        assertThat(new PodTimes(pod(OVER), List.of(), false, at("10:01:02")).parts())
                .extracting(TimePart::kind)
                .doesNotContain(Kind.UPLOAD);
    }
}
