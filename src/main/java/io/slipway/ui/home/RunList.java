package io.slipway.ui.home;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.engine.PipelineRun;
import io.slipway.ui.parts.Lasting;
import io.slipway.ui.parts.RunWords;
import io.slipway.ui.parts.StateLabel;
import io.slipway.ui.parts.When;
import java.util.List;

/** A few runs under a title: state, title, who and when. */
final class RunList extends Div {
    RunList(String title, String none, List<PipelineRun> runs) {
        addClassNames("sl-card", "sl-home-card");
        add(new H2(title));
        if (runs.isEmpty()) {
            Paragraph nothing = new Paragraph(none);
            nothing.addClassName("sl-muted");
            add(nothing);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("sl-rows");
        runs.forEach(run -> list.add(row(run)));
        add(list);
    }

    private static ListItem row(PipelineRun run) {
        Anchor link = new Anchor("p/" + run.project() + "/runs/" + run.id(), run.title());
        link.addClassNames("sl-ellipsis", "sl-strong");
        Div words = new Div(new Div(link), detail(run));
        words.addClassName("sl-two-lines");
        return new ListItem(new StateLabel(RunWords.of(run.state())), words, time(run));
    }

    private static Span detail(PipelineRun run) {
        String person = run.stoppedBy().isEmpty() ? run.startedBy() : "stopped by " + run.stoppedBy();
        String reason = run.reason().isEmpty() ? person + ", v" + run.version() : run.reason();
        Span detail = new Span(reason);
        detail.addClassNames("sl-muted", "sl-small", "sl-ellipsis");
        detail.getElement().setAttribute("title", reason);
        return detail;
    }

    private static Span time(PipelineRun run) {
        Span time = new Span(run.state().ended() ? new When(run.ended()) : new Lasting(run.countsFrom(), null));
        time.addClassNames("sl-muted", "sl-small", "sl-num");
        return time;
    }
}
