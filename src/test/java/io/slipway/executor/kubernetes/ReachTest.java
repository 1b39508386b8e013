package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant END = BEGAN.plus(Reach.PATIENCE);
    private static final String POD = """
            metadata: {name: train-1}
            spec:
              initContainers: [{name: fetch, env: [{name: SLIPWAY_URL, value: "http://slipway.example/steps"}]}]
              containers: [{name: main}, {name: courier, env: [{name: SLIPWAY_URL, value: "http://slipway.example/steps"}]}]
            status:
              %s:
              - name: %s
                state: {running: {startedAt: "2026-03-01T10:00:00Z"}}
            """;
    private static final Pod FETCHES = pod(POD.formatted("initContainerStatuses", "fetch"));
    private final AtomicBoolean heard = new AtomicBoolean();
    private final List<Instant> looks = new ArrayList<>();
    private final Reach reach = new Reach(heard::get, BEGAN.minusSeconds(60), looks::add);

    private static Pod pod(String yaml) {
        return Serialization.unmarshal(yaml, Pod.class);
    }

    @Test
    void aHelperThatIsNotHeardOfForAWhileIsToldWithTheAddressAndTheSetting() {
        assertThat(reach.problem(FETCHES, END.minusMillis(1))).isEmpty();
        assertThat(reach.problem(FETCHES, END.minusMillis(1))).isEmpty();
        assertThat(looks).as("once is enough").containsExactly(END);
        assertThat(reach.problem(FETCHES, END).orElseThrow())
                .contains("does not reach this server at http://slipway.example, where its inputs come from")
                .contains("SLIPWAY_PUBLIC_URL");
        assertThat(reach.problem(pod(POD.formatted("containerStatuses", "courier")), END)
                        .orElseThrow())
                .contains("where its outputs go");
    }

    @Test
    void oneThatWasHeardIsOnlySlow() {
        heard.set(true);
        assertThat(reach.problem(FETCHES, END.plusSeconds(1000))).isEmpty();
    }

    @Test
    void aServerThatCameLaterWaitsAsLongAgain() {
        Instant came = BEGAN.plusSeconds(1000);
        Reach later = new Reach(heard::get, came, looks::add);
        assertThat(later.problem(FETCHES, came)).isEmpty();
        assertThat(later.problem(FETCHES, came.plus(Reach.PATIENCE))).isPresent();
    }

    @Test
    void aPodWithoutAHelperNeedsNoServer() {
        assertThat(reach.problem(pod(POD.formatted("containerStatuses", "main")), END))
                .isEmpty();
    }
}
