package io.slipway.ui.shell;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.slipway.ui.shell.Places.Destination;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Ctrl-K: type a part of a page's, pipeline's, run's, model's or project's name, Enter goes there. */
final class CommandPalette extends Dialog {
    CommandPalette(List<Destination> destinations, Consumer<String> go) {
        setHeaderTitle("Go to");
        setWidth("560px");
        ComboBox<Destination> box = new ComboBox<>();
        box.setAriaLabel("Page, pipeline, run, model or project");
        box.setPlaceholder("Page, pipeline, run, model or project");
        box.setWidthFull();
        box.setItems(CommandPalette::fits, destinations);
        box.setItemLabelGenerator(Destination::name);
        box.setRenderer(new ComponentRenderer<>(CommandPalette::row));
        box.setAutoOpen(true);
        box.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                close();
                go.accept(change.getValue().address());
            }
        });
        // Enter on a part of a name goes to the first that fits, and says so if none does.
        box.setAllowCustomValue(true);
        box.addCustomValueSetListener(typed -> destinations.stream()
                .filter(destination -> fits(destination, typed.getDetail()))
                .findFirst()
                .ifPresentOrElse(
                        found -> {
                            close();
                            go.accept(found.address());
                        },
                        () -> {
                            box.setInvalid(true);
                            box.setErrorMessage("Nothing here is called \"" + typed.getDetail() + "\"");
                        }));
        add(box);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                box.focus();
            }
        });
    }

    private static boolean fits(Destination destination, String typed) {
        String text =
                (destination.kind() + " " + destination.name() + " " + destination.detail()).toLowerCase(Locale.ROOT);
        return List.of(typed.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
                .allMatch(text::contains);
    }

    private static Div row(Destination destination) {
        Span kind = new Span(destination.kind());
        kind.addClassNames("sl-muted", "sl-small");
        Span name = new Span(destination.name());
        name.addClassName("sl-ellipsis");
        Span detail = new Span(destination.detail());
        detail.addClassNames("sl-muted", "sl-small");
        Div row = new Div(kind, name, detail);
        row.addClassName("sl-go");
        return row;
    }
}
