package io.slipway.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;

/** A short table, all of it in the page: for lists that never get long. An empty header is for buttons. */
@Tag("table")
public final class PlainTable extends Component {
    private final Element body = new Element("tbody");

    public PlainTable(String caption, String... headers) {
        getElement().getClassList().add("sl-table");
        Element title = new Element("caption");
        title.getClassList().add("sl-hidden-text");
        title.setText(caption);
        Element names = new Element("tr");
        for (String header : headers) {
            Element name = new Element("th");
            name.setAttribute("scope", "col");
            name.setText(header.isEmpty() ? "Actions" : header);
            if (header.isEmpty()) {
                name.getClassList().add("sl-table-actions");
            }
            names.appendChild(name);
        }
        Element head = new Element("thead");
        head.appendChild(names);
        getElement().appendChild(title, head, body);
    }

    /** Adds a row; each cell has one component. */
    public void row(Component... cells) {
        Element row = new Element("tr");
        for (Component cell : cells) {
            Element box = new Element("td");
            box.appendChild(cell.getElement());
            row.appendChild(box);
        }
        body.appendChild(row);
    }
}
