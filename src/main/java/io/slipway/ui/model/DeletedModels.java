package io.slipway.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.tracking.DeletedModel;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.RestoreButton;
import io.slipway.ui.parts.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Models that were deleted, each with a button that brings it back. */
final class DeletedModels extends Div {
    private static final long serialVersionUID = 1L;

    private final transient List<DeletedModel> models;

    DeletedModels(List<DeletedModel> models, boolean mayRestore, Consumer<DeletedModel> restore) {
        this.models = models;
        if (models.isEmpty()) {
            add(Notice.empty(
                    Icon.DELETE, "No deleted models", "Models that are deleted can be brought back from here."));
            return;
        }
        addClassNames("sl-card", "sl-scroll", "md-deleted");
        List<String> heads = new ArrayList<>(List.of("Name", "Versions", "Deleted", "By"));
        if (mayRestore) {
            heads.add("");
        }
        PlainTable table = new PlainTable("Deleted models", heads.toArray(String[]::new));
        for (DeletedModel model : models) {
            Span name = new Span(model.name());
            name.addClassName("sl-strong");
            List<Component> cells = new ArrayList<>(List.of(
                    name,
                    new Span(Long.toString(model.versions())),
                    new When(Instant.ofEpochMilli(model.deleted())),
                    new Span(model.by().isEmpty() ? "–" : model.by())));
            if (mayRestore) {
                cells.add(new RestoreButton(model.name(), () -> restore.accept(model)));
            }
            table.row(cells.toArray(Component[]::new));
        }
        add(table);
    }

    /** Then it stays, so that no button goes from under somebody's hand. */
    boolean shows(List<DeletedModel> wanted) {
        return models.equals(wanted);
    }
}
