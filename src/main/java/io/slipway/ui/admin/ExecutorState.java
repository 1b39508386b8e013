package io.slipway.ui.admin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether an executor can be used. Its place is there at once; a cluster that is away takes its time to be found so. */
final class ExecutorState extends Span {
    private static final long serialVersionUID = 1L;

    ExecutorState(Supplier<Optional<String>> whyNot) {
        super("asking…");
        addClassName("sl-asked");
        UI ui = UI.getCurrent();
        Thread.ofVirtual().name("state of an executor").start(() -> answer(ui, whyNot.get()));
    }

    /** Of one about which nobody has to be asked. */
    ExecutorState(String problem) {
        show(problem);
    }

    private void answer(UI ui, Optional<String> problem) {
        try {
            var _ = ui.access(() -> show(problem.orElse("")));
        } catch (UIDetachedException left) {
            // Nobody looks any more.
        }
    }

    private void show(String problem) {
        setText(problem.isEmpty() ? "ready" : problem);
        setClassName(problem.isEmpty() ? "sl-good" : "sl-bad");
    }
}
