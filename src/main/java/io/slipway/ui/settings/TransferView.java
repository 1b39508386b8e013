package io.slipway.ui.settings;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import io.slipway.artifact.Artifacts;
import io.slipway.project.Access;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.remote.RemoteServers;
import io.slipway.tracking.transfer.Progress;
import io.slipway.tracking.transfer.Transfer;
import io.slipway.tracking.transfer.Transfer.Direction;
import io.slipway.tracking.transfer.Transfers;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Coming from MLflow and leaving to it: every member sees how it stands, an owner begins and halts it. */
@Route(value = "p/:project/settings/transfer", layout = MainLayout.class)
@PermitAll
final class TransferView extends SettingsPage {
    private static final int MOST = 10_000;
    private final transient Transfers transfers;
    private final transient RemoteServers servers;
    private final transient Experiments experiments;
    private final transient Artifacts artifacts;
    private final transient LiveFeed feed;
    private final Div standing = new Div();
    private final transient Map<String, TransferCard> cards = new HashMap<>();

    TransferView(
            Access access,
            Transfers transfers,
            RemoteServers servers,
            Experiments experiments,
            Artifacts artifacts,
            LiveFeed feed) {
        super(access, "Import and export");
        this.transfers = transfers;
        this.servers = servers;
        this.experiments = experiments;
        this.artifacts = artifacts;
        this.feed = feed;
        standing.addClassName("sl-stack");
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        feed.subscribe(this, Set.of(new Topic("transfer", project().value())), this::stand);
    }

    @Override
    void fill() {
        add(new Paragraph(
                "Come from MLflow with all that you have there, and leave to it with all that you have here. It goes on"
                        + " by itself, also after a restart of either side, and nothing comes twice."));
        cards.clear();
        standing.removeAll();
        add(standing);
        stand();
        if (mayManage()) {
            RemoteServer known = servers.find(project()).orElse(null);
            TransferForm out = new TransferForm(transfers, artifacts, project(), Direction.OUT, known, this::begun);
            out.offer(experiments.search(project(), "", Lifecycle.ALL, List.of("name ASC"), MOST, null).items().stream()
                    .map(Experiment::name)
                    .toList());
            add(new TransferForm(transfers, artifacts, project(), Direction.IN, known, this::begun), out);
        } else if (cards.isEmpty()) {
            add(Notice.empty(
                    Icon.UPLOAD,
                    "Nothing was imported or exported",
                    "An owner of the project can bring in what an MLflow server holds, or take this project to one."));
        }
        add(notCarried());
    }

    private static Div notCarried() {
        UnorderedList list = new UnorderedList(
                new ListItem("Traces, sessions, assessments and evaluation data sets"),
                new ListItem("Prompts, scorers, gateway routes and webhooks"),
                new ListItem("Users, permissions and workspaces: everybody in a project sees all of it"),
                new ListItem(
                        "Logged models and versions that were deleted (runs and experiments that were deleted come, deleted)"),
                new ListItem(
                        "Files that neither side can read, such as those of an object store without its credentials"),
                new ListItem(
                        "On the way out: pipelines, their versions and schedules, and data sets that steps gave (what else they gave is files of the run, below steps/)"));
        Div card = new Div(
                new H2("What is not carried"),
                list,
                new Paragraph(
                        "An alias, tag or experiment that is set on the side where it arrives stays as it is there. If only some"
                                + " experiments are chosen, registered models come with the versions that were made of their runs."));
        card.addClassNames("sl-card", "sl-stack");
        return card;
    }

    private void begun() {
        Toast.show("It is under way, and goes on when you leave this page");
        stand();
        standing.getChildren()
                .findFirst()
                .filter(TransferCard.class::isInstance)
                .map(TransferCard.class::cast)
                .ifPresent(TransferCard::reveal);
    }

    /** How all of them stand now; what somebody is typing below stays. */
    private void stand() {
        for (Progress progress : transfers.latest(project()).reversed()) {
            Transfer transfer = progress.transfer();
            TransferCard card = cards.computeIfAbsent(transfer.id(), id -> {
                TransferCard made = new TransferCard(transfers, project(), transfer, mayManage());
                standing.addComponentAsFirst(made);
                return made;
            });
            card.show(progress);
        }
    }
}
