package io.slipway.ui.experiment;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.Deliveries;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.parts.DeliveryWords;
import java.time.Instant;
import java.util.Set;

/** Says that what is recorded does not reach the team's server now, and why; not seen while it does. */
final class DeliveryNotice extends Div {
    private static final long serialVersionUID = 1L;
    private final transient Deliveries deliveries;
    private final transient LiveFeed feed;
    private final ProjectId project;

    DeliveryNotice(Deliveries deliveries, LiveFeed feed, ProjectId project) {
        this.deliveries = deliveries;
        this.feed = feed;
        this.project = project;
        getElement().setAttribute("role", "status");
        stand();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        feed.subscribe(this, Set.of(new Topic("delivery", project.value())), this::stand);
    }

    private void stand() {
        Deliveries.Standing now = deliveries.ofProject(project);
        Instant since = now.since();
        removeAll();
        setVisible(since != null && !now.problem().isEmpty());
        if (since != null) {
            Anchor settings = new Anchor("p/" + project + "/settings/mlflow", "MLflow server");
            add(DeliveryWords.late(now, since, new Span(". "), settings));
        }
    }
}
