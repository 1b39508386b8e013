package io.slipway.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.executor.kubernetes.Check;
import io.slipway.ui.parts.Icon;

/** What a test found, as it is found. */
final class CheckList extends Div {
    private static final long serialVersionUID = 1L;
    private final UnorderedList lines = new UnorderedList();

    CheckList() {
        addClassName("sl-checks");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-live", "polite");
        add(lines);
    }

    void clear() {
        removeAll();
        lines.removeAll();
        Paragraph waiting = new Paragraph("Trying the cluster, up to a small Job in it…");
        waiting.addClassName("sl-muted");
        add(lines, waiting);
    }

    void tell(Check check) {
        Icon icon = switch (check.result()) {
            case GOOD -> Icon.CHECK;
            case DOUBTFUL, BAD -> Icon.WARNING;
        };
        Span what = new Span(check.what());
        what.addClassName("sl-strong");
        ListItem line = new ListItem(icon.create(), what, new Span(check.says()));
        line.getElement().setAttribute("data-result", check.result().name().toLowerCase(java.util.Locale.ROOT));
        lines.add(line);
    }

    /** No more is coming; the problem is empty where the test itself went well. */
    void end(String problem) {
        removeAll();
        add(lines);
        if (!problem.isEmpty()) {
            add(new Paragraph("The test could not be ended: " + problem));
        }
    }
}
