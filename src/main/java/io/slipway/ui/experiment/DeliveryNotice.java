package io.slipway.ui.experiment;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.Deliveries;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.parts.DeliveryWords;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Says that what is recorded does not reach the team's server now, and why, or that it stays here; not seen while it goes there. */
public final class DeliveryNotice extends Div {
    private static final long serialVersionUID = 1L;
    private final transient Deliveries deliveries;
    private final transient LiveFeed feed;
    private final ProjectId project;
    private final String run;

    /** @param run whose; empty for all of the project */
    public DeliveryNotice(Deliveries deliveries, LiveFeed feed, ProjectId project, String run) {
        this.deliveries = deliveries;
        this.feed = feed;
        this.project = project;
        this.run = run;
        getElement().setAttribute("role", "status");
        stand();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        feed.subscribe(this, Set.of(new Topic("delivery", project.value())), this::stand);
    }

    private void stand() {
        Optional<Deliveries.Standing> standing =
                run.isEmpty() ? Optional.of(deliveries.ofProject(project)) : deliveries.ofRun(project, run);
        removeAll();
        setVisible(false);
        standing.filter(Deliveries.Standing::imported).ifPresent(now -> {
            setVisible(true);
            Paragraph line =
                    new Paragraph("It was imported from the MLflow server: what is changed of it here stays here.");
            line.addClassNames("sl-muted", "sl-small", "sl-aside");
            add(line);
        });
        standing.filter(now -> !now.problem().isEmpty()).ifPresent(this::say);
    }

    private void say(Deliveries.Standing now) {
        Instant since = now.since();
        if (since != null) {
            setVisible(true);
            Anchor settings = new Anchor("p/" + project + "/settings/mlflow", "MLflow server");
            add(DeliveryWords.late(
                    now, since, new Span(run.isEmpty() ? ". This is of the whole project: " : ". "), settings));
        }
    }
}
