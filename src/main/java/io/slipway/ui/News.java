package io.slipway.ui;

import io.slipway.engine.RunChanged;
import io.slipway.engine.StepChanged;
import io.slipway.pipeline.DraftChanged;
import io.slipway.pipeline.PipelineChanged;
import io.slipway.project.MembershipChanged;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ExperimentChanged;
import io.slipway.tracking.LoggedModelsChanged;
import io.slipway.tracking.MetricsLogged;
import io.slipway.tracking.RegistryChanged;
import io.slipway.tracking.TrackedRunChanged;
import io.slipway.tracking.remote.DeliveryChanged;
import io.slipway.tracking.transfer.TransferChanged;
import io.slipway.ui.LiveFeed.Topic;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Turns what the rooms tell after a commit into hints to open views. */
@Component
class News {
    private final LiveFeed feed;

    News(LiveFeed feed) {
        this.feed = feed;
    }

    @TransactionalEventListener
    void on(DraftChanged changed) {
        feed.tell(new Topic("draft", changed.pipeline().value()));
        ofProject("pipelines", changed.project());
    }

    @TransactionalEventListener
    void on(PipelineChanged changed) {
        feed.tell(new Topic("draft", changed.pipeline().value()));
        ofProject("pipelines", changed.project());
    }

    @TransactionalEventListener
    void on(RunChanged changed) {
        feed.tell(new Topic("run", changed.run()));
        ofProject("runs", changed.project());
        if (changed.state().ended()) {
            feed.tell(new Topic("ended", changed.startedBy()));
        }
    }

    @TransactionalEventListener
    void on(StepChanged changed) {
        feed.tell(new Topic("run", changed.run()));
    }

    @TransactionalEventListener
    void on(TrackedRunChanged changed) {
        feed.tell(new Topic("tracked", changed.run()));
        feed.tell(new Topic("experiment", changed.experiment()));
        ofProject("experiments", changed.project());
    }

    @TransactionalEventListener
    void on(MetricsLogged logged) {
        feed.tell(new Topic("tracked", logged.run()));
        feed.tell(new Topic("experiment", logged.experiment()));
        ofProject("experiments", logged.project());
    }

    @TransactionalEventListener
    void on(ExperimentChanged changed) {
        feed.tell(new Topic("experiment", changed.experiment()));
        ofProject("experiments", changed.project());
    }

    @TransactionalEventListener
    void on(RegistryChanged changed) {
        ofProject("models", changed.project());
    }

    @TransactionalEventListener
    void on(LoggedModelsChanged changed) {
        ofProject("models", changed.project());
    }

    @TransactionalEventListener
    void on(MembershipChanged changed) {
        feed.tell(new Topic("person", changed.person()));
    }

    /** Not of a transaction: also that a server is away is news. */
    @EventListener
    void on(DeliveryChanged changed) {
        ofProject("delivery", changed.project());
    }

    @EventListener
    void on(TransferChanged changed) {
        ofProject("transfer", changed.project());
    }

    private void ofProject(String kind, ProjectId project) {
        feed.tell(new Topic(kind, project.value()));
    }
}
