package io.slipway.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/** The last eight characters of an id or the first twelve of a digest, whole on hover, with a button that copies all of it. */
@Tag("slipway-id")
public final class ShortId extends Component {
    public ShortId(String id) {
        getElement().setAttribute("value", id);
    }
}
