package io.slipway.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OtherExperiments;
import io.slipway.tracking.remote.OtherExperiments.Found;
import io.slipway.tracking.remote.OtherExperiments.OtherExperiment;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.When;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The experiments of the team's MLflow server that the project has none for; not seen where there are none. */
final class OtherExperimentsPanel extends Details {
    private static final long serialVersionUID = 1L;
    private final transient OtherExperiments others;
    private final transient Consumer<String> make;
    private final Div body = new Div();
    private long asks;

    /** @param make what is done with the name of one that the project shall have too */
    OtherExperimentsPanel(OtherExperiments others, Consumer<String> make) {
        this.others = others;
        this.make = make;
        add(body);
        setOpened(true);
        addClassName("ex-others");
        body.addClassName("ex-others-in");
        setVisible(false);
    }

    /** Those whose name holds {@code wanted}, which is in lower case. */
    void show(ProjectId project, String wanted, boolean mayEdit) {
        UI ui = UI.getCurrent();
        long asked = ++asks;
        others.find(project, found -> {
            var _ = ui.access(() -> {
                if (asked == asks) {
                    tell(found, wanted, mayEdit);
                }
            });
        });
    }

    /** An answer that is on its way is not shown any more. */
    void hide() {
        asks++;
        setVisible(false);
    }

    private void tell(Found found, String wanted, boolean mayEdit) {
        body.removeAll();
        List<OtherExperiment> fitting = found.experiments().stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        setVisible(!fitting.isEmpty() || !found.problem().isEmpty());
        if (!found.problem().isEmpty()) {
            setSummaryText("By others on the MLflow server: not known");
            body.add(new Paragraph("The experiments of others can't be shown now: " + found.problem() + "."));
            return;
        }
        setSummaryText("By others on the MLflow server: "
                + (found.more()
                        ? "some of those that changed last"
                        : fitting.size() == 1 ? "1 experiment" : fitting.size() + " experiments"));
        PlainTable table = mayEdit
                ? new PlainTable("Experiments of others", "Name", "Last change", "")
                : new PlainTable("Experiments of others", "Name", "Last change");
        for (OtherExperiment one : fitting) {
            Anchor name = new Anchor(one.page(), one.name());
            name.setTarget(AnchorTarget.BLANK);
            Component changed = one.updated() == 0 ? new Span("–") : new When(Instant.ofEpochMilli(one.updated()));
            if (mayEdit) {
                Button add = new Button("Show here", click -> make.accept(one.name()));
                add.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
                add.setAriaLabel("Show " + one.name() + " here");
                add.setTooltipText("Makes an experiment of this name, whose page shows what others logged to it");
                table.row(name, changed, add);
            } else {
                table.row(name, changed);
            }
        }
        body.add(table);
    }
}
