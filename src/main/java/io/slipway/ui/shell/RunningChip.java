package io.slipway.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import io.slipway.ui.parts.StateLabel;

/** How many runs of the project go on; leads to them. Takes no room while there are none. */
final class RunningChip extends Anchor {
    RunningChip() {
        addClassName("sl-running-chip");
        setVisible(false);
    }

    void show(String project, int running) {
        setVisible(running > 0);
        setHref("p/" + project + "/runs?state=running");
        StateLabel label = new StateLabel("running");
        label.getElement().setAttribute("word", running == 1 ? "1 run" : running + " runs");
        removeAll();
        add(label);
    }
}
