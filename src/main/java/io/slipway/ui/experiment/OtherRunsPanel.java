package io.slipway.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.project.ProjectId;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.remote.OtherRuns;
import io.slipway.tracking.remote.OtherRuns.Found;
import io.slipway.tracking.remote.OtherRuns.OtherRun;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.StateLabel;
import io.slipway.ui.parts.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What others logged to the same experiment of the team's MLflow server. Asked for beside the page, which waits for nothing. */
final class OtherRunsPanel extends Details {
    private static final long serialVersionUID = 1L;
    private static final int COLUMNS = 4;
    private final transient OtherRuns others;
    private final Span title = new Span();
    private final Div body = new Div();
    private String shown = "";

    OtherRunsPanel(OtherRuns others) {
        this.others = others;
        setSummary(title);
        add(body);
        setOpened(true);
        addClassName("ex-others");
        body.addClassName("ex-others-in");
    }

    /** The same filter as of the table above. */
    void show(ProjectId project, String experiment, TableState state) {
        setVisible(others.has(project) && !state.deleted());
        if (!isVisible()) {
            return;
        }
        String asked = project + " " + experiment + " " + state.filter() + " " + state.text() + " " + state.nested();
        boolean another = !asked.equals(shown);
        shown = asked;
        if (another) {
            title.setText("By others on the MLflow server: asking…");
        }
        UI ui = UI.getCurrent();
        String filter = new RunQuery(experiment, state.withNested(true)).top().filter();
        others.find(project, experiment, filter, state.nested(), found -> {
            var _ = ui.access(() -> {
                if (asked.equals(shown)) {
                    tell(found);
                }
            });
        });
    }

    private void tell(Found found) {
        body.removeAll();
        List<OtherRun> runs = found.runs();
        if (!found.problem().isEmpty()) {
            title.setText("By others on the MLflow server: not known");
            body.add(new Paragraph("What others logged there can't be shown now: " + found.problem() + "."));
            return;
        }
        title.setText("By others on the MLflow server: "
                + (runs.isEmpty()
                        ? "nothing that fits"
                        : found.more()
                                ? "the newest " + runs.size()
                                : runs.size() == 1 ? "1 run" : runs.size() + " runs"));
        if (!runs.isEmpty()) {
            body.add(table(runs));
        }
    }

    private static PlainTable table(List<OtherRun> runs) {
        List<RunColumn> all = DefaultColumns.of(runs.stream().map(OtherRun::run).toList());
        List<RunColumn> columns = all.subList(Math.max(0, all.size() - COLUMNS), all.size());
        List<String> heads = new ArrayList<>(List.of("Run", "State", "Started", "By"));
        columns.forEach(column -> heads.add(column.name()));
        PlainTable table = new PlainTable("Runs of others", heads.toArray(String[]::new));
        for (OtherRun other : runs) {
            TrackedRun run = other.run();
            Anchor name = new Anchor(other.page(), run.name());
            name.setTarget(AnchorTarget.BLANK);
            List<Component> cells = new ArrayList<>(List.of(
                    name,
                    new StateLabel(RunRow.word(run.status())),
                    new When(Instant.ofEpochMilli(run.started())),
                    new Span(run.user())));
            columns.forEach(column -> cells.add(new Span(column.text(run))));
            table.row(cells.toArray(Component[]::new));
        }
        return table;
    }
}
