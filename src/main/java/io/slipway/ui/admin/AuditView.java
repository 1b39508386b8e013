package io.slipway.ui.admin;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.slipway.project.Access;
import io.slipway.project.Audit;
import io.slipway.project.AuditEntry;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.When;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.RolesAllowed;

/** Who did what to whom, newest first. */
@Route(value = "admin/audit", layout = MainLayout.class)
@RolesAllowed("ADMIN")
final class AuditView extends AdminPage {
    private static final int SHOWN = 200;
    private final transient Audit audit;

    AuditView(Access access, Audit audit) {
        super(access, "Audit");
        this.audit = audit;
    }

    @Override
    void fill() {
        add(new Paragraph("The latest " + SHOWN + " changes of people, projects, members, tokens and settings."));
        PlainTable table = new PlainTable("Audit", "When", "Who", "What", "Whom or what", "Project");
        for (AuditEntry entry : audit.latest(SHOWN)) {
            table.row(
                    new When(entry.happened()),
                    new Span(entry.actor()),
                    new Span(entry.deed().replace('-', ' ')),
                    new Span(entry.subject()),
                    new Span(entry.project() == null ? "–" : entry.project().value()));
        }
        add(card(table));
    }
}
