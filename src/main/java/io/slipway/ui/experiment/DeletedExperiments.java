package io.slipway.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.RestoreButton;
import io.slipway.ui.parts.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Experiments that were deleted, each with a button that brings it back with its runs. */
final class DeletedExperiments extends Div {
    private static final long serialVersionUID = 1L;

    DeletedExperiments(List<ExperimentRow> rows, boolean mayRestore, Consumer<ExperimentRow> restore) {
        if (rows.isEmpty()) {
            add(Notice.empty(
                    Icon.DELETE,
                    "No deleted experiments",
                    "Experiments that are deleted can be brought back from here, with their runs."));
            return;
        }
        addClassNames("sl-card", "sl-scroll");
        List<String> heads = new ArrayList<>(List.of("Experiment", "Deleted"));
        if (mayRestore) {
            heads.add("");
        }
        PlainTable table = new PlainTable("Deleted experiments", heads.toArray(String[]::new));
        for (ExperimentRow row : rows) {
            Span name = new Span(row.experiment().name());
            name.addClassName("sl-strong");
            List<Component> cells = new ArrayList<>(
                    List.of(name, new When(Instant.ofEpochMilli(row.experiment().updated()))));
            if (mayRestore) {
                cells.add(new RestoreButton(row.experiment().name(), () -> restore.accept(row)));
            }
            table.row(cells.toArray(Component[]::new));
        }
        add(table);
    }
}
