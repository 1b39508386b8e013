package io.slipway.ui.experiment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.slipway.ui.parts.Icon;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The row of fields above a table of runs: what to show and how. Tells each change as a new state. */
final class TableBar extends Div {
    private static final long serialVersionUID = 1L;
    private final TextField text = new TextField();
    private final TextField filter = new TextField();
    private final Checkbox nested = new Checkbox("Nested");
    private final Checkbox deleted = new Checkbox("Deleted");
    private final Checkbox charts = new Checkbox("Charts");
    final Button columns = new Button("Columns", Icon.COLUMNS.create());
    private final transient Consumer<TableState> change;

    /**
     * @param now the state as it is when a field changes: the table sorts and picks on its own
     */
    TableBar(Supplier<TableState> now, Consumer<TableState> change) {
        this.change = change;
        addClassNames("sl-bar", "ex-bar");
        field(
                text,
                "Search by name",
                ValueChangeMode.LAZY,
                typed -> change.accept(now.get().withText(typed)));
        text.setPrefixComponent(Icon.SEARCH.create());
        text.addClassName("ex-search");
        field(
                filter,
                "Filter",
                ValueChangeMode.ON_CHANGE,
                typed -> change.accept(now.get().withFilter(typed)));
        filter.setPlaceholder("metrics.accuracy > 0.9 and params.lr = '0.1'");
        filter.addClassName("ex-filter");
        filter.setTooltipText("MLflow's filter language; Enter applies it");
        nested.setTooltipText("Show nested runs among the others instead of under their parents");
        nested.addValueChangeListener(set -> tell(set.isFromClient(), now.get().withNested(set.getValue())));
        deleted.addValueChangeListener(set -> tell(set.isFromClient(), now.get().withDeleted(set.getValue())));
        charts.addValueChangeListener(set -> tell(set.isFromClient(), now.get().withCharts(set.getValue())));
        Span spring = new Span();
        spring.addClassName("sl-spring");
        add(text, filter, nested, deleted, charts, columns);
        show(now.get());
    }

    private void field(TextField field, String label, ValueChangeMode mode, Consumer<String> typed) {
        field.setAriaLabel(label);
        field.setPlaceholder(label);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(mode);
        field.addValueChangeListener(set -> {
            if (set.isFromClient()) {
                typed.accept(set.getValue());
            }
        });
    }

    private void tell(boolean byPerson, TableState wanted) {
        if (byPerson) {
            change.accept(wanted);
        }
    }

    /** The state changed elsewhere: by a link, or by the table. */
    void show(TableState state) {
        text.setValue(state.text());
        filter.setValue(state.filter());
        nested.setValue(state.nested());
        deleted.setValue(state.deleted());
        charts.setValue(state.charts());
    }

    /** What is wrong with the filter, in the parser's words; null if nothing is. */
    void wrong(@org.jspecify.annotations.Nullable String sentence) {
        filter.setInvalid(sentence != null);
        filter.setErrorMessage(sentence == null ? "" : sentence);
    }
}
