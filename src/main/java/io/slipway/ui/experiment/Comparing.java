package io.slipway.ui.experiment;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.react.ReactAdapterComponent;
import java.util.function.Consumer;

/** The comparison in the browser: reads what it shows itself, and tells the address of its view. */
@Tag("slipway-compare")
@JsModule("./compare/vaadin.tsx")
final class Comparing extends ReactAdapterComponent {
    private static final long serialVersionUID = 1L;
    private int told;

    void show(String project, String query) {
        setState("project", project);
        setState("query", query);
    }

    /** One of the runs has news. */
    void hint() {
        told++;
        setState("tick", told);
    }

    void onAddress(Consumer<String> listener) {
        getElement()
                .addEventListener("slipway-address", heard -> listener.accept(heard.getEventDetail(String.class)))
                .addEventDetail();
    }
}
