package io.slipway.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.Map;

/** Every key there is, grouped by where it works. */
final class KeysDialog extends Dialog {
    private static final String[][] EVERYWHERE = {
        {"Ctrl K", "Go to a page, pipeline or run"}, {"?", "This list"}, {"Esc", "Close what is open"}
    };
    private static final String[][] EDITOR = {
        {"N", "Add a step here"},
        {"F", "Find a step"},
        {"Arrows", "Walk to the nearest step"},
        {"Enter", "Open the step"},
        {"C", "Connect from the step"},
        {"A / Shift A", "Select downstream / upstream"},
        {"Del / Ctrl Del", "Delete / delete and rejoin"},
        {"Ctrl D", "Duplicate"},
        {"Ctrl G", "Group under a condition"},
        {"Ctrl C / X / V", "Copy, cut, paste"},
        {"Ctrl Z / Ctrl Shift Z", "Undo, redo"},
        {"1 / 0", "Fit / 100 %"},
        {"Ctrl S", "Save version"},
        {"Ctrl Enter", "Run"}
    };
    private static final String[][] LOGS = {{"Enter / Shift Enter", "Next / previous match in the search"}};

    KeysDialog() {
        setHeaderTitle("Keys");
        setWidth("640px");
        Div keys = new Div();
        keys.addClassName("sl-keys");
        Map.of("Everywhere", EVERYWHERE, "In the editor", EDITOR, "In a log", LOGS).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(group -> keys.add(group(group.getKey(), group.getValue())));
        add(keys);
        getFooter().add(new Button("Close", click -> close()));
    }

    private static Div group(String title, String[][] rows) {
        Div group = new Div(new H3(title));
        for (String[] row : rows) {
            Span key = new Span();
            key.getElement().setProperty("innerHTML", "<kbd>" + row[0].replace(" / ", "</kbd> / <kbd>") + "</kbd>");
            Div line = new Div(new Span(row[1]), key);
            line.addClassName("sl-key");
            group.add(line);
        }
        return group;
    }
}
