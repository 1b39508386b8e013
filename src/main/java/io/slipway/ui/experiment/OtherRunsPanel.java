package io.slipway.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.project.ProjectId;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.remote.OtherRuns;
import io.slipway.tracking.remote.OtherRuns.Found;
import io.slipway.tracking.remote.OtherRuns.OtherRun;
import io.slipway.tracking.remote.RunsThere;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.LoggedRunAddress;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.RunWords;
import io.slipway.ui.parts.StateLabel;
import io.slipway.ui.parts.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What others logged to the same experiment of the team's MLflow server. Asked for beside the page, which waits for nothing. */
final class OtherRunsPanel extends Details {
    private static final long serialVersionUID = 1L;
    private static final int COLUMNS = 4;
    private final transient OtherRuns others;
    private final Span title = new Span();
    private final Div body = new Div();
    private final Button compare = new Button("Compare", Icon.COMPARE.create(), click -> compare());
    private final Span count = new Span();
    private final Set<String> chosen = new LinkedHashSet<>();
    private List<String> picked = List.of();
    private ProjectId project = new ProjectId("");
    private String experiment = "";
    private String shown = "";

    OtherRunsPanel(OtherRuns others) {
        this.others = others;
        setSummary(title);
        add(body);
        setOpened(true);
        addClassName("ex-others");
        body.addClassName("ex-others-in");
        count.addClassName("sl-muted");
        count.getElement().setAttribute("aria-live", "polite");
    }

    /** Those that are selected in the table above, then those that are chosen here. */
    private void compare() {
        List<String> all = new ArrayList<>(picked);
        chosen.forEach(run -> all.add(RunsThere.MARK + run));
        UI.getCurrent().navigate("p/" + project + "/compare", CompareAddress.of(all));
    }

    private void say() {
        int all = chosen.size() + picked.size();
        compare.setEnabled(!chosen.isEmpty() && all > 1);
        count.setText(
                chosen.isEmpty()
                        ? "Choose runs to compare them with each other or with those selected above"
                        : chosen.size() + " chosen here, " + picked.size() + " selected above");
    }

    /** The same filter as of the table above. */
    void show(ProjectId project, String experiment, TableState state) {
        setVisible(others.has(project) && !state.deleted());
        if (!isVisible()) {
            return;
        }
        this.project = project;
        this.experiment = experiment;
        picked = state.picked();
        say();
        String asked = project + " " + experiment + " " + state.filter() + " " + state.text() + " " + state.nested();
        boolean another = !asked.equals(shown);
        shown = asked;
        if (another) {
            title.setText("By others on the MLflow server: asking…");
        }
        UI ui = UI.getCurrent();
        String filter = new RunQuery(experiment, state.withNested(true)).top().filter();
        boolean filtered = !filter.isEmpty();
        others.find(project, experiment, filter, state.nested(), found -> {
            var _ = ui.access(() -> {
                if (asked.equals(shown)) {
                    tell(found, filtered);
                }
            });
        });
    }

    private void tell(Found found, boolean filtered) {
        body.removeAll();
        List<OtherRun> runs = found.runs();
        if (!found.problem().isEmpty()) {
            title.setText("By others on the MLflow server: not known");
            body.add(new Paragraph("What others logged there can't be shown now: " + found.problem() + "."));
            return;
        }
        title.setText("By others on the MLflow server: "
                + (runs.isEmpty()
                        ? filtered ? "nothing that fits" : "no runs yet"
                        : found.more()
                                ? "the newest " + runs.size()
                                : runs.size() == 1 ? "1 run" : runs.size() + " runs"));
        if (!runs.isEmpty()) {
            Div bar = new Div(count, compare);
            bar.addClassName("sl-bar");
            body.add(bar, table(runs));
            chosen.retainAll(runs.stream().map(other -> other.run().id()).toList());
            say();
        }
    }

    private PlainTable table(List<OtherRun> runs) {
        List<RunColumn> all = DefaultColumns.of(runs.stream().map(OtherRun::run).toList());
        List<RunColumn> columns = all.subList(Math.max(0, all.size() - COLUMNS), all.size());
        List<String> heads = new ArrayList<>(List.of("Chosen", "Run", "State", "Started", "By"));
        columns.forEach(column -> heads.add(column.name()));
        PlainTable table = new PlainTable("Runs of others", heads.toArray(String[]::new));
        for (OtherRun other : runs) {
            TrackedRun run = other.run();
            Anchor name = new Anchor(LoggedRunAddress.of(project, experiment, RunsThere.MARK + run.id()), run.name());
            List<Component> cells = new ArrayList<>(List.of(
                    choice(run),
                    name,
                    new StateLabel(RunWords.of(run.status())),
                    new When(Instant.ofEpochMilli(run.started())),
                    new Span(run.user())));
            columns.forEach(column -> cells.add(new Span(column.text(run))));
            table.row(cells.toArray(Component[]::new));
        }
        return table;
    }

    private Checkbox choice(TrackedRun run) {
        Checkbox box = new Checkbox(chosen.contains(run.id()));
        box.setAriaLabel("Choose " + run.name());
        box.addValueChangeListener(change -> {
            if (change.getValue()) {
                chosen.add(run.id());
            } else {
                chosen.remove(run.id());
            }
            say();
        });
        return box;
    }
}
