package io.slipway.ui.model;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OtherVersions;
import io.slipway.tracking.remote.OtherVersions.Found;
import io.slipway.tracking.remote.OtherVersions.OtherAlias;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.When;
import java.time.Instant;

/** The versions that others have of a model on the project's MLflow server, and aliases that are not the same there; not seen where there are none. */
final class OtherVersionsCard extends Div {
    private static final long serialVersionUID = 1L;
    private final transient OtherVersions others;
    private long asks;

    OtherVersionsCard(OtherVersions others) {
        this.others = others;
        addClassName("sl-card");
        setVisible(false);
    }

    void show(ProjectId project, String model) {
        UI ui = UI.getCurrent();
        long asked = ++asks;
        others.find(project, model, found -> {
            var _ = ui.access(() -> {
                if (asked == asks) {
                    tell(found);
                }
            });
        });
    }

    private void tell(Found found) {
        boolean only = found.versions().isEmpty() && !found.aliases().isEmpty();
        setVisible(only || !found.versions().isEmpty() || !found.problem().isEmpty());
        removeAll();
        add(new H2(only ? "On the MLflow server" : "Versions of others, on the MLflow server"));
        if (!found.problem().isEmpty()) {
            Paragraph said = new Paragraph("They can't be shown now: " + found.problem() + ".");
            said.addClassName("sl-muted");
            add(said);
            return;
        }
        if (!found.versions().isEmpty()) {
            add(scrolled(table(found)));
        }
        if (!found.aliases().isEmpty()) {
            Paragraph title = new Paragraph("Aliases that are not the same there:");
            title.addClassName("md-differing");
            add(title, scrolled(aliases(found)));
        }
    }

    private static Div scrolled(PlainTable table) {
        Div scroll = new Div(table);
        scroll.addClassName("sl-scroll");
        return scroll;
    }

    private static PlainTable aliases(Found found) {
        PlainTable table = new PlainTable("Aliases that are not the same there", "Alias", "Here", "There");
        found.aliases()
                .forEach(alias -> table.row(
                        new AliasChip(alias.alias()),
                        new Span(here(alias)),
                        new Span(alias.there().isEmpty() ? "not set" : "v" + alias.there())));
        return table;
    }

    private static String here(OtherAlias alias) {
        Long here = alias.here();
        if (here == null) {
            return "not set";
        }
        String there = alias.same().isEmpty() ? " (not there)" : " (v" + alias.same() + " there)";
        return "v" + here + (alias.same().equals(here.toString()) ? "" : there);
    }

    private static PlainTable table(Found found) {
        PlainTable table =
                new PlainTable("Versions of others", "Version there", "Aliases", "Registered", "By", "Description");
        found.versions().forEach(version -> {
            Anchor link = new Anchor(version.page(), "v" + version.number());
            link.setTarget(AnchorTarget.BLANK);
            Div aliases = new Div();
            aliases.addClassName("md-aliases");
            version.aliases().forEach(alias -> aliases.add(new AliasChip(alias)));
            table.row(
                    link,
                    aliases,
                    new When(Instant.ofEpochMilli(version.created())),
                    new Span(version.by().isEmpty() ? "–" : version.by()),
                    new Span(version.description()));
        });
        return table;
    }
}
