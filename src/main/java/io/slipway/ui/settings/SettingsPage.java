package io.slipway.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.ui.parts.Sections;
import io.slipway.ui.parts.Sections.Section;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.Page;
import java.util.List;

/** What the settings pages of a project share: every member may look, an owner may change. */
abstract sealed class SettingsPage extends Div implements BeforeEnterObserver, Page
        permits MembersView, TokensView, SecretsView, ExecutionView, MlflowView, TransferView {
    private final transient Access access;
    private final String word;
    private ProjectId project = new ProjectId("");

    SettingsPage(Access access, String word) {
        this.access = access;
        this.word = word;
        addClassNames("sl-page", "sl-narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = new ProjectId(event.getRouteParameters().get("project").orElse(""));
        access.require(project, Permission.VIEW);
        show();
    }

    /** Draws the page anew, from what is stored now. */
    final void show() {
        removeAll();
        String base = "p/" + project + "/settings/";
        add(
                new H1("Settings"),
                new Sections(
                        "Settings",
                        List.of(
                                new Section("Members", base + "members"),
                                new Section("Access tokens", base + "tokens"),
                                new Section("Secrets", base + "secrets"),
                                new Section("Execution", base + "execution"),
                                new Section("MLflow server", base + "mlflow"),
                                new Section("Import and export", base + "transfer")),
                        word));
        fill();
    }

    /** Adds what this page is about. */
    abstract void fill();

    final ProjectId project() {
        return project;
    }

    final boolean mayManage() {
        return access.may(project, Permission.MANAGE);
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb("Settings", "p/" + project + "/settings/members"), Crumb.here(word));
    }
}
