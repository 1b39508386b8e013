package io.slipway.ui.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.slipway.project.ProjectId;
import io.slipway.tracking.transfer.Progress;
import io.slipway.tracking.transfer.Transfer;
import io.slipway.tracking.transfer.Transfer.State;
import io.slipway.tracking.transfer.Transfers;
import io.slipway.ui.parts.When;
import java.util.Locale;

/** How one import or export stands; it is told anew while somebody may be about to click, so its parts stay. */
final class TransferCard extends Div {
    private static final long serialVersionUID = 1L;
    private final Paragraph state = new Paragraph();
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph counts = new Paragraph();
    private final Anchor problems = new Anchor();
    private final Button pause;
    private final Button goOn;
    private final Button stop;

    TransferCard(Transfers transfers, ProjectId project, Transfer transfer, boolean mayManage) {
        String id = transfer.id();
        pause = new Button("Pause", click -> transfers.pause(project, id));
        goOn = new Button("Go on", click -> transfers.goOn(project, id));
        stop = new Button("Stop", click -> transfers.stop(project, id));
        stop.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        H2 title = new H2(TransferWords.title(transfer));
        Paragraph asked = new Paragraph(new Span(transfer.askedBy() + ", "), new When(transfer.asked()));
        asked.addClassName("sl-muted");
        counts.addClassName("sl-muted");
        state.getElement().setAttribute("role", "status");
        bar.getElement().setAttribute("aria-label", "Carried");
        problems.setHref("app/" + project + "/transfers/" + id + "/problems.csv");
        problems.setRouterIgnore(true);
        problems.setDownload(true);
        Div buttons = new Div(pause, goOn, stop);
        buttons.addClassName("sl-bar");
        buttons.setVisible(mayManage && !transfer.state().over());
        add(title, asked, state, bar, counts, problems, buttons);
        addClassNames("sl-card", "sl-stack");
        getElement()
                .setAttribute("tabindex", "-1")
                .setAttribute("role", "group")
                .setAttribute("aria-label", TransferWords.title(transfer));
    }

    /** Somebody has just begun it, further down: it comes into sight, and is where the keyboard is. */
    void reveal() {
        getElement()
                .executeJs("requestAnimationFrame(() => { this.scrollIntoView({ block: 'start' });"
                        + " this.focus({ preventScroll: true }); })");
    }

    void show(Progress progress) {
        State now = progress.transfer().state();
        state.setText(TransferWords.state(progress));
        state.getElement().setAttribute("data-state", now.name().toLowerCase(Locale.ROOT));
        counts.setText(TransferWords.counts(progress));
        bar.setVisible(!now.over());
        bar.setIndeterminate(now == State.GOING && !progress.transfer().planned());
        bar.setValue(TransferWords.share(progress));
        problems.setVisible(progress.problems() > 0);
        problems.setText(
                progress.problems() == 1
                        ? "1 thing could not be carried: see which and why (CSV)"
                        : String.format(
                                Locale.ROOT,
                                "%,d things could not be carried: see which and why (CSV)",
                                progress.problems()));
        pause.setVisible(now == State.GOING);
        goOn.setVisible(now == State.PAUSED);
        stop.setVisible(!now.over());
    }
}
