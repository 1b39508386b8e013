package io.slipway.ui.parts;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** Links between the pages of one subject, the current one marked. */
public final class Sections extends Nav {
    /** One of them. */
    public record Section(String word, String address) {}

    public Sections(String label, List<Section> sections, String current) {
        addClassName("sl-sections");
        getElement().setAttribute("aria-label", label);
        UnorderedList list = new UnorderedList();
        for (Section section : sections) {
            Anchor link = new Anchor(section.address(), section.word());
            if (section.word().equals(current)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            list.add(new ListItem(link));
        }
        add(list);
    }
}
