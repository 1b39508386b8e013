package io.slipway.ui.runs;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.engine.PipelineRun;
import io.slipway.ui.parts.Icon;
import java.util.List;
import java.util.function.Consumer;

/** What can be done with the runs that are ticked. Keeps its place while none is, so that nothing jumps. */
final class ChosenRuns extends Div {
    /** What a person may do with several runs. */
    record Actions(
            Consumer<List<PipelineRun>> compare,
            Consumer<List<PipelineRun>> stop,
            Consumer<List<PipelineRun>> delete) {}

    private final Span count = new Span();
    private final Button compare = new Button("Compare", Icon.COMPARE.create());
    private final Button stop = new Button("Stop", Icon.STOP.create());
    private final Button delete = new Button("Delete", Icon.DELETE.create());
    private List<PipelineRun> chosen = List.of();

    ChosenRuns(Actions actions) {
        addClassNames("sl-bar", "sl-chosen");
        count.addClassNames("sl-muted");
        count.getElement().setAttribute("role", "status");
        add(count, compare, stop, delete);
        List.of(compare, stop, delete)
                .forEach(button -> button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY));
        compare.addClickListener(click -> actions.compare().accept(chosen));
        stop.addClickListener(click -> actions.stop().accept(goingOn()));
        delete.addClickListener(click -> actions.delete().accept(ended()));
    }

    void show(List<PipelineRun> runs, boolean mayRun, boolean mayEdit) {
        chosen = List.copyOf(runs);
        boolean some = !chosen.isEmpty();
        count.setText(
                some
                        ? chosen.size() + (chosen.size() == 1 ? " run chosen" : " runs chosen")
                        : "Choose runs to compare");
        compare.setVisible(some);
        compare.setEnabled(chosen.size() > 1);
        stop.setVisible(some && mayRun);
        stop.setEnabled(!goingOn().isEmpty());
        delete.setVisible(some && mayEdit);
        delete.setEnabled(!ended().isEmpty());
    }

    private List<PipelineRun> goingOn() {
        return chosen.stream().filter(run -> !run.state().ended()).toList();
    }

    private List<PipelineRun> ended() {
        return chosen.stream().filter(run -> run.state().ended()).toList();
    }
}
