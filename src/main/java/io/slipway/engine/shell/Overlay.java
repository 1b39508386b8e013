package io.slipway.engine.shell;

import io.slipway.engine.StepState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** States that pass: what prepares, waits for room or runs. They are not on disk: after a restart the executor tells them again. */
@Component
public class Overlay {
    private final Map<String, Map<String, Shown>> runs = new ConcurrentHashMap<>();

    /** What a step is at right now. */
    public record Shown(
            StepState state, Instant since, @Nullable Instant started) {}

    /** False if that was shown already. */
    boolean show(String run, String step, Shown shown) {
        Shown before =
                runs.computeIfAbsent(run, absent -> new ConcurrentHashMap<>()).put(step, shown);
        return before == null || !before.state().equals(shown.state());
    }

    void hide(String run, String step) {
        Map<String, Shown> steps = runs.get(run);
        if (steps != null) {
            steps.remove(step);
        }
    }

    void forget(String run) {
        runs.remove(run);
    }

    public Optional<Shown> shown(String run, String step) {
        return Optional.ofNullable(runs.getOrDefault(run, Map.of()).get(step));
    }

    /** How many steps run at this moment. */
    public long running() {
        return count(StepState.Running.class);
    }

    /** How many steps wait for room. */
    public long queued() {
        return count(StepState.Queued.class);
    }

    private long count(Class<? extends StepState> kind) {
        return runs.values().stream()
                .flatMap(steps -> steps.values().stream())
                .filter(shown -> kind.isInstance(shown.state()))
                .count();
    }
}
