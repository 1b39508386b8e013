package io.slipway.ui.runs;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.slipway.engine.RunState;
import io.slipway.pipeline.PipelineEntry;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.RunWords;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The fields above the list that say which runs are wanted. */
final class RunFilters extends Div {
    private final TextField text = new TextField();
    private final MultiSelectComboBox<RunState> states = new MultiSelectComboBox<>();
    private final ComboBox<PipelineEntry> pipeline = new ComboBox<>();
    private final ComboBox<String> person = new ComboBox<>();
    private final Select<Age> age = new Select<>();
    private final Consumer<Narrowing> changed;

    RunFilters(Consumer<Narrowing> changed) {
        this.changed = changed;
        addClassNames("sl-bar", "sl-filters");
        text.setPlaceholder("Search");
        text.setPrefixComponent(Icon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        states.setItems(RunState.values());
        states.setItemLabelGenerator(RunFilters::capital);
        states.setPlaceholder("Any state");
        states.setClearButtonVisible(true);
        pipeline.setItemLabelGenerator(PipelineEntry::name);
        pipeline.setPlaceholder("Any pipeline");
        pipeline.setClearButtonVisible(true);
        person.setPlaceholder("Anybody");
        person.setClearButtonVisible(true);
        person.setAllowCustomValue(true);
        person.addCustomValueSetListener(typed -> person.setValue(typed.getDetail()));
        age.setItems(Age.values());
        age.setItemLabelGenerator(each -> each.word);
        text.setAriaLabel("Search in titles and names of pipelines");
        states.setAriaLabel("States");
        pipeline.setAriaLabel("Pipeline");
        person.setAriaLabel("Started by");
        age.setAriaLabel("Started within");
        text.addValueChangeListener(this::heard);
        states.addValueChangeListener(this::heard);
        pipeline.addValueChangeListener(this::heard);
        person.addValueChangeListener(this::heard);
        age.addValueChangeListener(this::heard);
        add(text, states, pipeline, person, age);
    }

    /** What can be chosen, and what is chosen. */
    void show(Narrowing narrowing, Collection<PipelineEntry> pipelines, List<String> people) {
        pipeline.setItems(pipelines);
        person.setItems(people);
        text.setValue(narrowing.text());
        states.setValue(narrowing.states());
        pipeline.setValue(pipelines.stream()
                .filter(entry -> entry.id().value().equals(narrowing.pipeline()))
                .findFirst()
                .orElse(null));
        person.setValue(narrowing.person().isEmpty() ? null : narrowing.person());
        age.setValue(narrowing.age());
    }

    private Narrowing chosen() {
        return new Narrowing(
                states.getValue(),
                pipeline.getValue() == null ? "" : pipeline.getValue().id().value(),
                person.getValue() == null ? "" : person.getValue().strip(),
                text.getValue().strip(),
                age.getValue());
    }

    private void heard(ComponentValueChangeEvent<?, ?> change) {
        if (change.isFromClient()) {
            changed.accept(chosen());
        }
    }

    private static String capital(RunState state) {
        String word = RunWords.of(state);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
