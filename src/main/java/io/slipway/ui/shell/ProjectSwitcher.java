package io.slipway.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.slipway.project.Project;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The projects of the person; choosing one goes there. */
final class ProjectSwitcher extends Div {
    private final Select<Project> select = new Select<>();

    ProjectSwitcher(Consumer<Project> go) {
        addClassName("sl-project");
        select.setAriaLabel("Project");
        select.setRenderer(new ComponentRenderer<>(ProjectSwitcher::item));
        select.setWidthFull();
        select.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                go.accept(change.getValue());
            }
        });
        add(select);
    }

    /** In the folded rail there is room for the first letter. */
    private static Span item(Project project) {
        Span initial = new Span(project.name().substring(0, 1).toUpperCase(Locale.ROOT));
        initial.addClassName("sl-initial");
        initial.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(project.name());
        name.addClassName("sl-word");
        return new Span(initial, name);
    }

    void show(List<Project> projects, String current) {
        select.setItems(projects);
        setVisible(!projects.isEmpty());
        projects.stream()
                .filter(project -> project.id().value().equals(current))
                .findFirst()
                .ifPresent(select::setValue);
    }
}
