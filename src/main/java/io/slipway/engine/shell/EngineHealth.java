package io.slipway.engine.shell;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while runs can't go on, with the reason; named {@code engine}. */
@Component("engineHealthIndicator")
class EngineHealth implements HealthIndicator {
    private final EngineState state;

    EngineHealth(EngineState state) {
        this.state = state;
    }

    @Override
    public Health health() {
        if (state.fenced()) {
            return Health.down()
                    .withDetail("reason", "Another server carries the runs now: end this one")
                    .build();
        }
        var stalled = state.stalled();
        return stalled.isEmpty()
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", "Runs wait because the database can't be reached")
                        .withDetail("runs", stalled)
                        .build();
    }
}
