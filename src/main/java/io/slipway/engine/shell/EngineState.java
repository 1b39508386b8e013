package io.slipway.engine.shell;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Whether live runs can go on. */
@Component
class EngineState {
    private final Epoch epoch;
    private final Timer timer;
    private final Map<String, String> stalled = new ConcurrentHashMap<>();

    EngineState(Epoch epoch, MeterRegistry registry) {
        this.epoch = epoch;
        timer = Timer.builder("slipway.engine.message")
                .description("What the engine takes for one message of a run, its commit included")
                .register(registry);
    }

    void timed(Runnable handling) {
        timer.record(handling);
    }

    void away(String run, RuntimeException problem) {
        stalled.put(run, String.valueOf(problem.getMessage()));
    }

    void fine(String run) {
        stalled.remove(run);
    }

    void fence() {
        epoch.fence();
    }

    boolean fenced() {
        return epoch.fenced();
    }

    Map<String, String> stalled() {
        return Map.copyOf(stalled);
    }
}
