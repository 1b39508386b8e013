package io.slipway.ui.experiment;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.react.ReactAdapterComponent;
import java.util.List;

/** Curves of some runs, a chart for each metric. The browser part reads the points itself. */
@Tag("slipway-curves")
@JsModule("./charts/vaadin.tsx")
final class Curves extends ReactAdapterComponent {
    private static final long serialVersionUID = 1L;
    private int told;

    /** A run whose curves are drawn; its place in the list gives its colour. */
    record Line(String id, String label) {}

    void show(String project, List<Line> runs, List<String> metrics) {
        setState("project", project);
        setState("runs", runs);
        setState("metrics", metrics);
    }

    /** Points may have come. */
    void hint() {
        told++;
        setState("tick", told);
    }
}
