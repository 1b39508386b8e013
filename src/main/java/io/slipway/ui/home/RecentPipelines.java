package io.slipway.ui.home;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineEntry;
import io.slipway.ui.parts.Thumbnail;
import io.slipway.ui.parts.When;
import java.util.List;
import java.util.function.Function;

/** The pipelines that were worked on last. */
final class RecentPipelines extends Div {
    RecentPipelines(List<PipelineEntry> pipelines, Function<PipelineEntry, Pipeline> drafts) {
        addClassNames("sl-card", "sl-home-card");
        add(new H2("Recent pipelines"));
        UnorderedList list = new UnorderedList();
        list.addClassName("sl-rows");
        pipelines.forEach(entry -> list.add(row(entry, drafts.apply(entry))));
        add(list);
    }

    private static ListItem row(PipelineEntry entry, Pipeline draft) {
        Anchor link = new Anchor("p/" + entry.project() + "/pipelines/" + entry.id(), entry.name());
        link.addClassNames("sl-ellipsis", "sl-strong");
        int steps = draft.graph().steps().size();
        Span detail = new Span((steps == 1 ? "1 step" : steps + " steps") + ", changed by " + entry.changedBy());
        detail.addClassNames("sl-muted", "sl-small", "sl-ellipsis");
        Div words = new Div(new Div(link), detail);
        words.addClassName("sl-two-lines");
        Span when = new Span(new When(entry.changed()));
        when.addClassNames("sl-muted", "sl-small", "sl-num");
        return new ListItem(new Thumbnail(draft), words, when);
    }
}
