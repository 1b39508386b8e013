package io.slipway.ui.settings;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;

/** All experiments, or some of them by name. */
final class ExperimentChoice extends Div {
    private static final long serialVersionUID = 1L;
    private static final String ALL = "All experiments";
    private static final String SOME = "Only some";
    private static final int SHOWN = 8;
    private final RadioButtonGroup<String> which = new RadioButtonGroup<>("Experiments", ALL, SOME);
    private final MultiSelectComboBox<String> names = new MultiSelectComboBox<>("Which");

    ExperimentChoice() {
        which.setValue(ALL);
        names.setWidthFull();
        names.setVisible(false);
        which.addValueChangeListener(change -> names.setVisible(SOME.equals(change.getValue())));
        add(which, names);
        addClassName("sl-stack");
    }

    /** Those that there are; what is chosen stays chosen. */
    void offer(List<String> all) {
        List<String> chosen = names.getValue().stream().filter(all::contains).toList();
        names.setItems(all);
        names.setValue(chosen);
        String count = all.size() == 1 ? "There is 1" : "There are " + all.size();
        names.setHelperText(count);
        which.setHelperText(all.isEmpty() ? "There are none" : count + ": " + some(all));
    }

    private static String some(List<String> all) {
        return String.join(", ", all.subList(0, Math.min(SHOWN, all.size()))) + (all.size() > SHOWN ? " …" : "");
    }

    /** Whether it can be taken as it is; if some are wanted and none is chosen, that is said. */
    boolean complete() {
        boolean none = SOME.equals(which.getValue()) && names.getValue().isEmpty();
        names.setInvalid(none);
        names.setErrorMessage(none ? "Choose at least one, or all above" : "");
        return !none;
    }

    List<String> chosen() {
        return SOME.equals(which.getValue()) ? List.copyOf(names.getValue()) : List.of();
    }
}
