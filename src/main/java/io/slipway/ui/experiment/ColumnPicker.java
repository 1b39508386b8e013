package io.slipway.ui.experiment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.slipway.engine.SystemMetrics;
import io.slipway.tracking.RunTables;
import io.slipway.ui.experiment.RunColumn.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Chooses columns out of everything that the runs recorded, by kind. */
final class ColumnPicker extends Popover {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 200;
    private final TextField search = new TextField();
    private final Div lists = new Div();
    private final Set<RunColumn> chosen;
    private final transient RunTables.Names names;
    private final transient Consumer<List<RunColumn>> change;

    /** {@code change} gets the chosen columns, in the order in which they were chosen; none means the page's own choice. */
    ColumnPicker(RunTables.Names names, List<RunColumn> shown, Consumer<List<RunColumn>> change) {
        this.names = names;
        this.chosen = new LinkedHashSet<>(shown);
        this.change = change;
        setModal(true);
        setPosition(PopoverPosition.BOTTOM_END);
        setAriaLabel("Columns");
        setWidth("340px");
        search.setPlaceholder("Search columns");
        search.setAriaLabel("Search columns");
        search.setWidthFull();
        search.setAutofocus(true);
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.EAGER);
        search.addValueChangeListener(typed -> list());
        lists.addClassName("ex-picker");
        Button usual = new Button("Usual columns", click -> {
            chosen.clear();
            change.accept(List.of());
            close();
        });
        usual.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        add(search, lists, usual);
        list();
    }

    private void list() {
        lists.removeAll();
        add(Kind.METRIC, "Metrics", metrics(false));
        add(Kind.PARAM, "Parameters", names.params());
        add(Kind.TAG, "Tags", names.tags());
        add(Kind.METRIC, "System metrics", metrics(true));
        if (lists.getComponentCount() == 0) {
            Div none = new Div(search.isEmpty() ? "The runs recorded nothing yet." : "No column is called like that.");
            none.addClassName("sl-muted");
            lists.add(none);
        }
    }

    private List<String> metrics(boolean ofSystem) {
        return names.metrics().stream()
                .filter(name -> SystemMetrics.hasOfRun(name) == ofSystem)
                .toList();
    }

    private void add(Kind kind, String title, List<String> all) {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        List<RunColumn> found = all.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                .limit(SHOWN)
                .map(name -> new RunColumn(kind, name))
                .toList();
        if (found.isEmpty()) {
            return;
        }
        CheckboxGroup<RunColumn> group = new CheckboxGroup<>(title, found);
        group.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        group.setItemLabelGenerator(RunColumn::name);
        group.setValue(chosen.stream().filter(found::contains).collect(java.util.stream.Collectors.toSet()));
        group.addValueChangeListener(picked -> {
            found.stream().filter(column -> !picked.getValue().contains(column)).forEach(chosen::remove);
            chosen.addAll(picked.getValue());
            change.accept(List.copyOf(chosen));
        });
        lists.add(group);
    }
}
