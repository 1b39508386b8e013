package io.slipway.engine.shell;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Figures of the engine for {@code /actuator/prometheus}. */
@Component
class RunGauges implements MeterBinder {
    private final Mailboxes mailboxes;
    private final Overlay overlay;
    private final EngineState state;

    RunGauges(Mailboxes mailboxes, Overlay overlay, EngineState state) {
        this.mailboxes = mailboxes;
        this.overlay = overlay;
        this.state = state;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("slipway.runs.live", mailboxes, Mailboxes::count)
                .description("Runs that have not ended")
                .register(registry);
        Gauge.builder("slipway.runs.stalled", state, engine -> engine.stalled().size())
                .description("Runs that wait for the database")
                .register(registry);
        Gauge.builder("slipway.steps.running", overlay, Overlay::running)
                .description("Steps whose process runs")
                .register(registry);
        Gauge.builder("slipway.steps.queued", overlay, Overlay::queued)
                .description("Steps that wait for room")
                .register(registry);
    }
}
