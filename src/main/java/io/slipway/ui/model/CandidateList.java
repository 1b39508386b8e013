package io.slipway.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.When;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Models that runs made and nobody has registered yet, newest first. */
final class CandidateList extends Div {
    private static final long serialVersionUID = 1L;
    static final int FEW = 20;
    static final int MANY = 200;

    /** One more than a few means that there are more to be had. */
    CandidateList(
            List<Candidate> found, boolean all, boolean mayRegister, Consumer<Candidate> register, Runnable more) {
        addClassNames("sl-card", "md-candidates");
        add(new H2("Not registered yet"));
        if (found.isEmpty()) {
            Paragraph nothing = new Paragraph(
                    "Models that steps give as Output[Model] or that runs log with log_model appear here, "
                            + "with the run and the step that made them.");
            nothing.addClassName("sl-muted");
            add(nothing);
            return;
        }
        List<Candidate> shown = all ? found : found.stream().limit(FEW).toList();
        PlainTable table = mayRegister
                ? new PlainTable("Models that are not registered", "Model", "Run", "Step", "Code", "Data", "Made", "")
                : new PlainTable("Models that are not registered", "Model", "Run", "Step", "Code", "Data", "Made");
        for (Candidate one : shown) {
            Component[] cells = {
                name(one),
                OriginLinks.link(one.origin().run()),
                OriginLinks.link(one.origin().step()),
                OriginLinks.link(one.origin().code()),
                OriginLinks.links(one.origin().data()),
                new When(one.made())
            };
            table.row(mayRegister ? with(cells, button(one, register)) : cells);
        }
        Div scroll = new Div(table);
        scroll.addClassName("sl-scroll");
        add(scroll);
        if (found.size() > shown.size()) {
            Button rest = new Button("Show more", click -> more.run());
            rest.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            add(rest);
        }
    }

    private static Component name(Candidate one) {
        Span name = new Span(one.name());
        name.addClassName("sl-strong");
        Span kind = new Span(one.logged() ? "Logged with MLflow" : "Output of a step");
        kind.addClassNames("sl-muted", "sl-small");
        Div both = new Div(name, kind);
        both.addClassName("sl-two-lines");
        return both;
    }

    private static Component button(Candidate one, Consumer<Candidate> register) {
        Button button = new Button("Register", click -> register.accept(one));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Origin.Place run = one.origin().run();
        button.setAriaLabel("Register " + one.name() + (run == null ? "" : " of " + run.words()));
        return button;
    }

    private static Component[] with(Component[] cells, Component last) {
        Component[] more = Arrays.copyOf(cells, cells.length + 1);
        more[cells.length] = last;
        return more;
    }
}
