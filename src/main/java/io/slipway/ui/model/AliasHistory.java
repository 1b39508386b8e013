package io.slipway.ui.model;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.tracking.AliasChange;
import io.slipway.ui.parts.When;
import java.time.Instant;
import java.util.List;

/** Where aliases pointed, newest first. */
final class AliasHistory extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    AliasHistory(List<AliasChange> changes) {
        addClassName("sl-card");
        add(new H2("History of aliases"));
        if (changes.isEmpty()) {
            Paragraph none = new Paragraph("Each time an alias is set, moved or taken away, it is noted here.");
            none.addClassName("sl-muted");
            add(none);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("md-changes");
        changes.stream().limit(MOST).forEach(change -> list.add(item(change)));
        add(list);
    }

    private static ListItem item(AliasChange change) {
        Span who = new Span("by " + (change.actor().isEmpty() ? "somebody" : change.actor()));
        Span when = new Span(new When(Instant.ofEpochMilli(change.happened())), new Span(" "), who);
        when.addClassNames("sl-muted", "sl-small");
        return new ListItem(new AliasChip(change.alias()), new Span(words(change)), when);
    }

    static String words(AliasChange change) {
        Long from = change.earlier();
        Long to = change.version();
        if (to == null) {
            return "taken away from version " + from;
        }
        return from == null ? "set to version " + to : "moved from version " + from + " to " + to;
    }
}
