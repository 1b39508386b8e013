package io.slipway.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A relative time with the exact one on hover; the browser knows the zone and keeps it fresh. */
@Tag("slipway-time")
public final class When extends Component {
    public When(@Nullable Instant at) {
        set(at);
    }

    /** The time of day, and the day unless it is this: what follows "since". */
    public static When clock(Instant at) {
        When when = new When(at);
        when.getElement().setAttribute("clock", true);
        return when;
    }

    public void set(@Nullable Instant at) {
        getElement().setAttribute("at", at == null ? "" : at.toString());
    }
}
