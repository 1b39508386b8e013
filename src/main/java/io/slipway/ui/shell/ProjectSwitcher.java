package io.slipway.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.slipway.project.Project;
import java.util.List;
import java.util.function.Consumer;

/** The projects of the person; choosing one goes there. */
final class ProjectSwitcher extends Div {
    private final Select<Project> select = new Select<>();

    ProjectSwitcher(Consumer<Project> go) {
        addClassName("sl-project");
        select.setAriaLabel("Project");
        select.setItemLabelGenerator(Project::name);
        select.setWidthFull();
        select.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                go.accept(change.getValue());
            }
        });
        add(select);
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
