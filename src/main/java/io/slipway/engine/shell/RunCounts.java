package io.slipway.engine.shell;

import io.micrometer.core.instrument.MeterRegistry;
import io.slipway.engine.RunChanged;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what becomes of runs. */
@Component
class RunCounts {
    private final MeterRegistry registry;

    RunCounts(MeterRegistry registry) {
        this.registry = registry;
    }

    @TransactionalEventListener
    void on(RunChanged changed) {
        registry.counter("slipway.runs", "state", changed.state().name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
