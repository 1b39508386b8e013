package io.slipway.engine.shell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Whether live runs can go on. */
@Component
class EngineState {
    private final Epoch epoch;
    private final Map<String, String> stalled = new ConcurrentHashMap<>();

    EngineState(Epoch epoch) {
        this.epoch = epoch;
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
