package io.slipway.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.util.Locale;

/** A state with its colour, icon and word: pending, running, succeeded, cached, skipped, failed, cancelled, lost. */
@Tag("slipway-state")
public final class StateLabel extends Component {
    public StateLabel(String state) {
        set(state);
    }

    public void set(String state) {
        getElement().setAttribute("state", state.toLowerCase(Locale.ROOT));
    }
}
