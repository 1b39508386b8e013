package io.slipway.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.slipway.project.Access;
import io.slipway.project.Installation;
import io.slipway.project.LocalExecution;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.RolesAllowed;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** How this installation is set up and how it is. */
@Route(value = "admin/installation", layout = MainLayout.class)
@RolesAllowed("ADMIN")
final class InstallationView extends AdminPage {
    private final transient Installation installation;
    private final transient Condition condition;

    InstallationView(Access access, Installation installation, Condition condition) {
        super(access, "Installation");
        this.installation = installation;
        this.condition = condition;
    }

    @Override
    void fill() {
        add(local(), health(), facts());
    }

    private Component local() {
        LocalExecution state = installation.localExecution();
        Paragraph words = new Paragraph(
                "Code of a step that runs on this machine is trusted with the whole installation: it can read and change "
                        + "everything that the account of the server can, the data of all projects among it. Turn it on "
                        + "only if everybody who may run pipelines here is trusted like that.");
        Div card = card(new H2("Steps on this machine"), words, new Paragraph(said(state)));
        card.addClassName("sl-stack");
        switch (state) {
            case OFF_BY_ADDRESS -> card.add(new Button("Turn local execution on", click -> allow(true)));
            case ON_BY_ADMIN -> card.add(new Button("Turn local execution off", click -> allow(false)));
            case ON_BY_ADDRESS, ON_BY_CONFIGURATION, OFF_BY_CONFIGURATION -> {}
        }
        return card;
    }

    private void allow(boolean allowed) {
        installation.allowLocal(allowed);
        show();
        Toast.undo(allowed ? "Steps may run on this machine" : "Steps may not run on this machine any more", () -> {
            installation.allowLocal(!allowed);
            show();
        });
    }

    private static String said(LocalExecution state) {
        return switch (state) {
            case ON_BY_ADDRESS -> "On, because the server can be reached from this machine only.";
            case ON_BY_CONFIGURATION -> "On, by slipway.local-execution in the configuration.";
            case OFF_BY_CONFIGURATION -> "Off, by slipway.local-execution in the configuration.";
            case OFF_BY_ADDRESS -> "Off, because the server can be reached from other machines.";
            case ON_BY_ADMIN -> "On: an admin turned it on here.";
        };
    }

    private Component health() {
        PlainTable table = new PlainTable("Health", "Part", "State", "Why");
        for (Condition.Part part : condition.parts()) {
            Span state = new Span(part.up() ? "Fine" : "Not fine");
            state.addClassName(part.up() ? "sl-fine" : "sl-not-fine");
            table.row(new Span(part.name()), state, new Span(part.reason()));
        }
        return card(new H2("Health"), table);
    }

    private Component facts() {
        PlainTable table = new PlainTable("Installation", "What", "Is");
        fact(table, "Address", installation.publicUrl());
        fact(table, "Home", installation.home().toString());
        String roots = installation.dataRoots().stream().map(Path::toString).collect(Collectors.joining(", "));
        fact(
                table,
                "Data roots",
                roots.isEmpty() ? "none: set slipway.data-roots to folders that importers may read from" : roots);
        condition.versions().forEach((name, version) -> fact(table, name, version));
        return card(new H2("Set-up"), table);
    }

    private static void fact(PlainTable table, String name, String value) {
        Span shown = new Span(value);
        shown.addClassName("sl-mono");
        table.row(new Span(name), shown);
    }
}
