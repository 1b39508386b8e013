package io.slipway.ui.settings;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import io.slipway.project.Access;
import io.slipway.tracking.remote.Deliveries;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.remote.RemoteServers;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.parts.DeliveryWords;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.parts.When;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The team's MLflow server that this project records on too: every member sees which and how it stands, an owner sets it. */
@Route(value = "p/:project/settings/mlflow", layout = MainLayout.class)
@PermitAll
final class MlflowView extends SettingsPage {
    private final transient RemoteServers servers;
    private final transient Deliveries deliveries;
    private final transient LiveFeed feed;
    private final Div standing = new Div();
    private boolean justSaved;

    MlflowView(Access access, RemoteServers servers, Deliveries deliveries, LiveFeed feed) {
        super(access, "MLflow server");
        this.servers = servers;
        this.deliveries = deliveries;
        this.feed = feed;
        standing.addClassNames("sl-card", "sl-stack");
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        feed.subscribe(this, Set.of(new Topic("delivery", project().value())), this::stand);
    }

    @Override
    void fill() {
        add(new Paragraph(
                "What this project records is kept here. With an MLflow server of your team it goes there too: "
                        + "steps and notebooks log to Slipway as ever, and Slipway takes it on, in order and once. A server "
                        + "that is away fails no run, and its credentials never reach a step."));
        Optional<RemoteServer> known = servers.find(project());
        if (mayManage()) {
            add(form(known.orElse(null)));
        } else if (known.isPresent()) {
            add(shown(known.get()));
        } else {
            add(Notice.empty(
                    Icon.EXPERIMENT,
                    "This project records in Slipway alone",
                    "An owner of the project can name an MLflow server."));
        }
        if (known.isPresent() || deliveries.ofProject(project()).requests() > 0) {
            add(standing);
            stand();
        }
    }

    private MlflowForm form(@Nullable RemoteServer known) {
        MlflowForm form = new MlflowForm(servers, project(), known, this::saved, this::stop);
        if (justSaved) {
            // It is kept though the server may be away: then it is said here what keeps things from going there.
            justSaved = false;
            form.tryIt();
        }
        return form;
    }

    private static Component shown(RemoteServer server) {
        PlainTable table = new PlainTable("MLflow server", "Setting", "Value");
        Anchor address = new Anchor(server.address(), server.address());
        address.setTarget(AnchorTarget.BLANK);
        table.row(new Span("Address"), address);
        table.row(
                new Span("Experiments there begin with"),
                new Span(or(server.prefix(), "nothing: the names are as here")));
        table.row(new Span("User"), new Span(or(server.user(), "by token")));
        table.row(new Span("Workspace"), new Span(or(server.workspace(), "none")));
        Div card = new Div(table);
        card.addClassName("sl-card");
        return card;
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private void saved() {
        justSaved = true;
        show();
        Toast.show("What is recorded from now on goes to that server too");
    }

    private void stop() {
        servers.remove(project()).ifPresent(removed -> {
            show();
            Toast.undo("This project records in Slipway alone from now on", () -> {
                servers.restore(project(), removed);
                show();
            });
        });
    }

    /** How it stands now; what somebody is typing above stays. */
    private void stand() {
        Deliveries.Standing now = deliveries.ofProject(project());
        standing.removeAll();
        standing.add(new H2("Delivery"));
        Instant since = now.since();
        if (since == null) {
            standing.add(
                    new Paragraph(now.refused() > 0 ? "Nothing waits to be delivered." : "Everything is delivered."));
        } else {
            boolean away = servers.find(project()).isEmpty();
            String after = away ? "; it goes out when a server is set again" : "";
            standing.add(
                    away || now.problem().isEmpty()
                            ? new Paragraph(
                                    new Span((away ? DeliveryWords.kept(now) : DeliveryWords.waiting(now)) + " since "),
                                    When.clock(since),
                                    new Span(after))
                            : DeliveryWords.late(now, since));
            if (!away && !now.problem().isEmpty() && mayManage()) {
                Div bar = new Div(new Button("Try now", click -> {
                    deliveries.now(project());
                    Toast.show("The server is asked again");
                }));
                bar.addClassName("sl-bar");
                standing.add(bar);
            }
        }
        if (now.refused() > 0) {
            standing.add(refused(now));
            if (mayManage()) {
                Div bar = new Div(
                        new Button("Send again", click -> again()), new Button("Give up on these", click -> forget()));
                bar.addClassName("sl-bar");
                standing.add(bar);
            }
        }
    }

    private Component refused(Deliveries.Standing now) {
        Map<String, Long> reasons = deliveries.reasons(project());
        if (reasons.size() < 2) {
            return Notice.problem(DeliveryWords.refused(now));
        }
        UnorderedList all = new UnorderedList();
        reasons.forEach(
                (reason, changes) -> all.add(new ListItem(reason + (changes > 1 ? " (" + changes + " changes)" : ""))));
        return Notice.problem(DeliveryWords.refusedAtAll(now), all);
    }

    private void again() {
        deliveries.again(project());
        stand();
    }

    private void forget() {
        deliveries.forget(project());
        stand();
        Toast.show("They stay recorded here, and are not sent");
    }
}
