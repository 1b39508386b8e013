package io.slipway.ui.experiment;

import com.vaadin.flow.component.UI;
import io.slipway.project.ProjectId;
import io.slipway.ui.parts.NameDialog;
import io.slipway.ui.parts.Toast;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/** What is done with the runs that are picked in a table; says afterwards what was done, and how to take it back. */
final class PickedRuns implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The table that they are picked in. */
    interface Table extends Serializable {
        List<RunRow> picked();

        /** Some of them are gone from it, or back in it: nothing is picked any more. */
        void unpick();

        /** Something of them is written otherwise. */
        void refresh();
    }

    private final transient RunActions actions;
    private final ProjectId project;
    private final Table table;

    PickedRuns(RunActions actions, ProjectId project, Table table) {
        this.actions = actions;
        this.project = project;
        this.table = table;
    }

    void compare() {
        UI.getCurrent()
                .navigate(
                        "p/" + project + "/compare",
                        CompareAddress.of(table.picked().stream()
                                // The older is what the newer is measured by.
                                .sorted(Comparator.comparing(RunRow::started))
                                .map(RunRow::id)
                                .toList()));
    }

    void rename() {
        RunRow row = table.picked().getFirst();
        new NameDialog("Rename " + row.name(), row.name(), "Rename", wanted -> {
                    actions.rename(project, row, wanted);
                    table.refresh();
                    Toast.undo("Renamed to " + wanted, () -> {
                        actions.rename(project, row, row.name());
                        table.refresh();
                    });
                })
                .open();
    }

    void delete() {
        List<RunRow> wanted = table.picked();
        List<RunRow> gone = actions.delete(project, wanted);
        table.unpick();
        if (gone.isEmpty()) {
            Toast.show(deleted(gone, wanted.size()));
            return;
        }
        Toast.undo(deleted(gone, wanted.size()), () -> {
            actions.restore(project, gone);
            table.unpick();
        });
    }

    void restore() {
        List<RunRow> wanted = table.picked();
        actions.restore(project, wanted);
        table.unpick();
        Toast.undo(wanted.size() == 1 ? "One run is back" : wanted.size() + " runs are back", () -> {
            actions.delete(project, wanted);
            table.unpick();
        });
    }

    /** What to say of so many that were to be deleted. */
    static String deleted(List<RunRow> gone, int wanted) {
        int left = wanted - gone.size();
        String runs = gone.isEmpty()
                ? "Nothing is"
                : gone.size() == 1 ? gone.getFirst().name() + " is" : gone.size() + " runs are";
        return runs + " deleted" + (left == 0 ? "" : "; " + left + " still going on: stop first");
    }
}
