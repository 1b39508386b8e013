package io.slipway.ui.model;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.ui.parts.Icon;
import java.util.List;
import java.util.function.LongConsumer;

/** Below the versions of a model: those that were deleted, each with a button that brings it back. */
final class DeletedVersions extends Div {
    private static final long serialVersionUID = 1L;

    DeletedVersions(List<Long> versions, LongConsumer restore) {
        addClassNames("sl-bar", "md-gone");
        Span word = new Span("Deleted");
        word.addClassNames("sl-muted", "sl-small");
        add(word);
        for (long version : versions) {
            Button button = new Button("v" + version, Icon.RETRY.create(), click -> restore.accept(version));
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            button.setAriaLabel("Restore version " + version);
            button.setTooltipText("Restore version " + version);
            add(button);
        }
    }
}
