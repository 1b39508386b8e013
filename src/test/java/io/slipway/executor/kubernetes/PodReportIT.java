package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Waiting;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Returns;
import io.slipway.executor.KeptPods;
import io.slipway.executor.PodReport;
import io.slipway.executor.TimePart;
import io.slipway.executor.TimePart.Kind;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a real cluster tells of the pods of attempts. */
class PodReportIT extends OnCluster {
    @Test
    void whatWaitsIsToldLiveAndWhatEndedIsKeptWithoutItsTokenAlsoForAnotherServer() {
        try (Rig rig = Rig.on(cluster(), home)) {
            AttemptSpec spec = rig.spec(
                    "gives", "echo 1 > /slipway/outputs/artifacts/x", Rig.NOTHING, null, List.of(), Returns.FILES);
            rig.executor().start(spec);
            rig.told().next(spec.id(), Ended.class);
            PodReport kept = KeptPods.read(rig.folder("gives")).orElseThrow();
            assertThat(kept.live()).isFalse();
            assertThat(kept.yaml())
                    .contains("SLIPWAY_TOKEN", "***", "image: busybox")
                    .doesNotContain("value: " + spec.token(), "fieldsV1");
            assertThat(kept.command())
                    .isEqualTo("kubectl --namespace " + kept.namespace() + " describe pod " + kept.pod());
            assertThat(kept.parts()).extracting(TimePart::kind).contains(Kind.QUEUE, Kind.START, Kind.RUN, Kind.UPLOAD);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(KeptPods.read(rig.folder("gives"))
                                    .orElseThrow()
                                    .events())
                            .extracting(PodReport.Event::reason)
                            .contains("Scheduled", "Started"));
            rig.restart();
            assertThat(rig.executor().pod(spec.id())).isEmpty();
        }
    }

    @Test
    void aPodThatNoNodeTakesSaysSoInItsEvents() {
        try (Rig rig = Rig.on(cluster(), home)) {
            AttemptSpec spec = rig.spec(
                    "large",
                    "true",
                    new AttemptSpec.Resources(0, 0, "example.com/none", 1),
                    null,
                    List.of(),
                    Returns.NOTHING);
            rig.executor().start(spec);
            rig.told().next(spec.id(), Waiting.class);
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                PodReport live = rig.executor().pod(spec.id()).orElseThrow();
                assertThat(live.live()).isTrue();
                assertThat(live.events())
                        .anyMatch(event -> event.warning()
                                && event.reason().equals("FailedScheduling")
                                && event.message().contains("example.com/none"));
                assertThat(live.parts()).extracting(TimePart::kind).containsExactly(Kind.QUEUE);
            });
            rig.executor().stop(spec.id());
            rig.told().next(spec.id(), Ended.class);
            assertThat(KeptPods.read(rig.folder("large")).orElseThrow().events())
                    .isNotEmpty();
        }
    }
}
