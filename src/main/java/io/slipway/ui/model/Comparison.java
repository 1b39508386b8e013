package io.slipway.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import io.slipway.tracking.ModelVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Versions side by side, what differs marked. */
@Tag("table")
final class Comparison extends Component {
    private static final long serialVersionUID = 1L;
    private final transient List<Facts.Of> facts;
    private final boolean differencesOnly;
    private final Element body = new Element("tbody");

    Comparison(List<ModelVersion> versions, List<Facts.Of> facts, boolean differencesOnly) {
        this.facts = facts;
        this.differencesOnly = differencesOnly;
        getElement().getClassList().add("sl-table");
        getElement().getClassList().add("md-compare");
        Element names = new Element("tr");
        names.appendChild(new Element("td"));
        for (ModelVersion version : versions) {
            Element name = cell("th", "v" + version.version(), "col");
            name.getClassList().add("sl-num");
            names.appendChild(name);
        }
        Element head = new Element("thead");
        head.appendChild(names);
        Element caption = new Element("caption");
        caption.setText("Versions side by side");
        caption.getClassList().add("sl-hidden-text");
        getElement().appendChild(caption, head, body);
        boolean besideModels = facts.stream().anyMatch(Facts.Of::measuredItself);
        section(
                "Metrics",
                of -> words(of.metrics(), Measured::value),
                of -> words(of.metrics(), measured -> measured.note(besideModels)));
        section("Parameters", Facts.Of::params, of -> Map.of());
    }

    private static Map<String, String> words(Map<String, Measured> metrics, Function<Measured, String> word) {
        Map<String, String> words = new HashMap<>();
        metrics.forEach((name, measured) -> words.put(name, word.apply(measured)));
        return words;
    }

    private void section(
            String title,
            Function<Facts.Of, Map<String, String>> read,
            Function<Facts.Of, Map<String, String>> readNotes) {
        List<Map<String, String>> columns = facts.stream().map(read).toList();
        Set<String> names = new TreeSet<>();
        columns.forEach(column -> names.addAll(column.keySet()));
        if (names.isEmpty()) {
            return;
        }
        Element head = cell("th", title, "colgroup");
        head.setAttribute("colspan", Integer.toString(columns.size() + 1));
        Element line = new Element("tr");
        line.getClassList().add("md-section");
        line.appendChild(head);
        body.appendChild(line);
        List<Map<String, String>> notes = facts.stream().map(readNotes).toList();
        for (String name : names) {
            row(name, each(columns, name, "–"), each(notes, name, ""));
        }
    }

    private static List<String> each(List<Map<String, String>> columns, String name, String otherwise) {
        return columns.stream()
                .map(column -> column.getOrDefault(name, otherwise))
                .toList();
    }

    private void row(String name, List<String> values, List<String> notes) {
        boolean differs = new HashSet<>(values).size() > 1;
        if (differencesOnly && !differs) {
            return;
        }
        Element row = new Element("tr");
        if (differs) {
            row.setAttribute("data-differs", "");
        }
        row.appendChild(cell("th", name, "row"));
        for (int i = 0; i < values.size(); i++) {
            Element cell = cell("td", values.get(i), "");
            cell.getClassList().add("sl-num");
            if (!notes.get(i).isEmpty()) {
                Element note = new Element("div");
                note.setText(notes.get(i));
                note.getClassList().add("md-note");
                cell.appendChild(note);
            }
            row.appendChild(cell);
        }
        body.appendChild(row);
    }

    private static Element cell(String tag, String text, String scope) {
        Element cell = new Element(tag);
        cell.setText(text);
        if (!scope.isEmpty()) {
            cell.setAttribute("scope", scope);
        }
        return cell;
    }
}
