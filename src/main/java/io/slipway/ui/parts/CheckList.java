package io.slipway.ui.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;

/** What the test of a connection found, as it is found. */
public final class CheckList extends Div {
    private static final long serialVersionUID = 1L;
    private final String trying;
    private final UnorderedList lines = new UnorderedList();

    /** How one thing that was tried turned out. */
    public enum Mark {
        GOOD,
        DOUBTFUL,
        BAD
    }

    /** @param trying what is said as long as nothing is found */
    public CheckList(String trying) {
        this.trying = trying;
        addClassName("sl-checks");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-live", "polite");
        add(lines);
    }

    public void clear() {
        removeAll();
        lines.removeAll();
        Paragraph waiting = new Paragraph(trying);
        waiting.addClassName("sl-muted");
        add(lines, waiting);
    }

    /** Brings its end into sight where it lies below what can be scrolled. */
    public void reveal() {
        getElement().executeJs("requestAnimationFrame(() => this.scrollIntoView({ block: 'end' }))");
    }

    public void tell(Mark mark, String what, String says) {
        Icon icon = switch (mark) {
            case GOOD -> Icon.CHECK;
            case DOUBTFUL, BAD -> Icon.WARNING;
        };
        Span title = new Span(what);
        title.addClassName("sl-strong");
        ListItem line = new ListItem(icon.create(), title, new Span(says));
        line.getElement().setAttribute("data-result", mark.name().toLowerCase(Locale.ROOT));
        lines.add(line);
    }

    /** No more is coming; the problem is empty where the test itself went well. */
    public void end(String problem) {
        removeAll();
        add(lines);
        if (!problem.isEmpty()) {
            add(new Paragraph("The test could not be ended: " + problem));
        }
    }
}
