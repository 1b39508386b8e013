package io.slipway.ui.signin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.project.Project;
import io.slipway.project.Projects;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/** The bare address: leads on to the project that the person was in last. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Slipway")
@PermitAll
public final class StartView extends Div implements BeforeEnterObserver {
    private final transient Projects projects;

    public StartView(Projects projects) {
        this.projects = projects;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Optional<Project> last = projects.last();
        if (last.isPresent()) {
            event.forwardTo("p/" + last.get().id());
            return;
        }
        add(
                Notice.empty(
                        Icon.HOME,
                        "You are in no project yet",
                        "Pipelines and runs belong to a project. Ask an admin or the owner of a project to add you by your name."));
    }
}
