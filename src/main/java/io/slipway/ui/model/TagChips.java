package io.slipway.ui.model;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.TreeMap;

/** Tags that people gave a model; those that programs keep for themselves are left out. */
final class TagChips extends Div {
    private static final long serialVersionUID = 1L;

    TagChips(Map<String, String> tags) {
        addClassName("md-aliases");
        getElement().setAttribute("aria-label", "Tags");
        getElement().setAttribute("role", "group");
        of(tags).forEach((tag, text) -> {
            Span chip = new Span(text.isEmpty() ? tag : tag + ": " + text);
            chip.addClassNames("md-tag", "sl-ellipsis");
            chip.getElement().setAttribute("title", chip.getText());
            add(chip);
        });
        setVisible(getComponentCount() > 0);
    }

    static Map<String, String> of(Map<String, String> tags) {
        Map<String, String> given = new TreeMap<>(tags);
        given.keySet().removeIf(tag -> tag.startsWith("slipway.") || tag.startsWith("mlflow."));
        return given;
    }
}
