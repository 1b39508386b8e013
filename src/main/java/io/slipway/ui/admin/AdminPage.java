package io.slipway.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import io.slipway.project.Access;
import io.slipway.ui.parts.Sections;
import io.slipway.ui.parts.Sections.Section;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.Page;
import java.util.List;

/** What the pages for admins share. */
abstract sealed class AdminPage extends Div implements BeforeEnterObserver, Page
        permits PeopleView, ProjectsView, ExecutorsView, InstallationView, AuditView {
    private final transient Access access;
    private final String word;

    AdminPage(Access access, String word) {
        this.access = access;
        this.word = word;
        addClassNames("sl-page", "sl-narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var _ = access.requireAdmin();
        show();
    }

    /** Draws the page anew, from what is stored now. */
    final void show() {
        removeAll();
        add(
                new H1("Administration"),
                new Sections(
                        "Administration",
                        List.of(
                                new Section("People", "admin/people"),
                                new Section("Projects", "admin/projects"),
                                new Section("Executors", "admin/executors"),
                                new Section("Installation", "admin/installation"),
                                new Section("Audit", "admin/audit")),
                        word));
        fill();
    }

    /** Adds what this page is about. */
    abstract void fill();

    static Div card(Component... parts) {
        Div card = new Div(parts);
        card.addClassName("sl-card");
        return card;
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb("Administration", "admin/people"), Crumb.here(word));
    }
}
