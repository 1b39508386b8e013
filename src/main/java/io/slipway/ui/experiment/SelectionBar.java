package io.slipway.ui.experiment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.ui.parts.Icon;

/** What can be done with the selected runs; keeps its place while nothing is selected. */
final class SelectionBar extends Div {
    private static final long serialVersionUID = 1L;
    private final Span count = new Span();
    private final Button compare;
    private final Button rename;
    private final Button delete;
    private final Button restore;

    SelectionBar(Runnable compare, Runnable rename, Runnable delete, Runnable restore) {
        addClassNames("sl-bar", "ex-selection");
        this.compare = new Button("Compare", Icon.COMPARE.create(), click -> compare.run());
        this.compare.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        this.rename = new Button("Rename", Icon.EDIT.create(), click -> rename.run());
        this.delete = new Button("Delete", Icon.DELETE.create(), click -> delete.run());
        this.restore = new Button("Restore", Icon.RETRY.create(), click -> restore.run());
        count.addClassName("sl-muted");
        count.getElement().setAttribute("aria-live", "polite");
        add(count, this.compare, this.rename, this.delete, this.restore);
    }

    void show(int selected, boolean deleted, boolean mayEdit, String otherwise) {
        count.setText(selected == 0 ? otherwise : selected == 1 ? "1 selected" : selected + " selected");
        compare.setVisible(!deleted);
        compare.setEnabled(selected > 1);
        compare.setTooltipText(selected > 1 ? "" : "Select two or more runs");
        rename.setVisible(mayEdit && !deleted && selected == 1);
        delete.setVisible(mayEdit && !deleted && selected > 0);
        restore.setVisible(mayEdit && deleted && selected > 0);
    }
}
