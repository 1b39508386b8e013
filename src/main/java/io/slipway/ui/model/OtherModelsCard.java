package io.slipway.ui.model;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OtherModels;
import io.slipway.tracking.remote.OtherModels.Found;
import io.slipway.tracking.remote.OtherModels.OtherModel;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.When;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What others registered on the project's MLflow server. Asked for beside the page, which waits for nothing; not seen where there is no server. */
final class OtherModelsCard extends Div {
    private static final long serialVersionUID = 1L;
    private final transient OtherModels others;
    private long asks;

    OtherModelsCard(OtherModels others) {
        this.others = others;
        addClassName("sl-card");
        setVisible(false);
    }

    /** Those whose name holds {@code wanted}, which is in lower case. */
    void show(ProjectId project, String wanted) {
        UI ui = UI.getCurrent();
        long asked = ++asks;
        others.find(project, found -> {
            var _ = ui.access(() -> {
                if (asked == asks) {
                    tell(found, wanted);
                }
            });
        });
    }

    /** An answer that is on its way is not shown any more. */
    void hide() {
        asks++;
        setVisible(false);
    }

    private void tell(Found found, String wanted) {
        setVisible(!found.server().isEmpty() || !found.problem().isEmpty());
        removeAll();
        add(new H2("Of others, on the MLflow server"));
        if (!found.problem().isEmpty()) {
            say("They can't be shown now: " + found.problem() + ".");
            return;
        }
        List<OtherModel> models = found.models().stream()
                .filter(model -> model.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        if (models.isEmpty()) {
            say(found.models().isEmpty() ? "There are none." : "None is called like that.");
            return;
        }
        Div scroll = new Div(table(models));
        scroll.addClassName("sl-scroll");
        add(scroll);
        if (found.more()) {
            say("There are more: only some of those that changed last are shown.");
        }
    }

    private void say(String sentence) {
        Paragraph said = new Paragraph(sentence);
        said.addClassName("sl-muted");
        add(said);
    }

    private static PlainTable table(List<OtherModel> models) {
        PlainTable table = new PlainTable("Models of others", "Model", "Version", "Aliases", "Changed", "Description");
        for (OtherModel model : models) {
            Anchor name = new Anchor(model.page(), model.name());
            name.setTarget(AnchorTarget.BLANK);
            table.row(
                    name,
                    new Span(model.version().isEmpty() ? "–" : model.version()),
                    new Span(String.join(
                            ", ",
                            model.aliases().entrySet().stream()
                                    .map(alias -> alias.getKey() + " (" + alias.getValue() + ")")
                                    .toList())),
                    new When(Instant.ofEpochMilli(model.updated())),
                    new Span(model.description()));
        }
        return table;
    }
}
