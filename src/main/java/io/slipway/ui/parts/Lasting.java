package io.slipway.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long something took; counts on in the browser while it has no end. */
@Tag("slipway-duration")
public final class Lasting extends Component {
    public Lasting(@Nullable Instant from, @Nullable Instant to) {
        set(from, to);
    }

    public void set(@Nullable Instant from, @Nullable Instant to) {
        getElement().setAttribute("from", from == null ? "" : from.toString());
        getElement().setAttribute("to", to == null ? "" : to.toString());
    }
}
