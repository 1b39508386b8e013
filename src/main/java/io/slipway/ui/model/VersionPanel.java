package io.slipway.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.slipway.artifact.logged.LoggedFile;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.remote.RegisteredThere;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.RowMenu;
import io.slipway.ui.parts.When;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything about one version. */
final class VersionPanel extends Div {
    private static final long serialVersionUID = 1L;
    private final EditableText description;
    private final AliasEditor aliases;

    /** What is known of it. */
    record Known(
            Origin origin,
            Facts.Of facts,
            boolean loadable,
            List<LoggedFile> files,
            Signature signature,
            String publicUrl,
            RegisteredThere.@Nullable Version there) {
        boolean kept() {
            return !files.isEmpty();
        }
    }

    /** What may be done with it, and by whom. */
    record Deeds(boolean mayRun, boolean mayEdit, AliasEditor.Deeds aliases, Describing describe, Runnable delete) {}

    /** Keeps another description. */
    interface Describing {
        void as(String description);
    }

    VersionPanel(ProjectId project, ModelVersion version, Known known, Deeds deeds) {
        addClassNames("sl-card", "md-version");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", "Version " + version.version());
        Span spring = new Span();
        spring.addClassName("sl-spring");
        H2 title = new H2("Version " + version.version());
        Div head = new Div(title, spring);
        head.addClassName("sl-bar");
        if (known.kept()) {
            head.add(download(project, version));
        }
        if (deeds.mayEdit()) {
            head.add(new RowMenu("version " + version.version()).with("Delete version", deeds.delete()));
        }
        description = new EditableText(
                "version " + version.version(), version.description(), deeds.mayRun(), deeds.describe()::as);
        aliases = new AliasEditor(version.aliases(), deeds.mayRun(), deeds.aliases());
        add(head, description, section("Aliases", aliases), section("Where it comes from", origin(version, known)));
        boolean nothing = ModelFiles.here(version) && !known.kept();
        add(section(
                "Load it",
                nothing
                        ? new Paragraph("Nothing was logged that could be loaded: this version has no files.")
                        : new Snippet(project, version, known.loadable(), known.publicUrl())));
        signature(known.signature());
        if (known.kept()) {
            add(section("Files", new Contents(known.files(), address(project, version, "file") + "&path=")));
        }
        measured(known.facts());
        pairs("Parameters", known.facts().params());
        pairs("Tags", TagChips.of(version.tags()));
    }

    /** Whether something typed would be lost if this were drawn anew. */
    boolean busy() {
        return description.editing() || aliases.typing();
    }

    private static Component origin(ModelVersion version, Known known) {
        DescriptionList list = new DescriptionList();
        list.addClassName("md-pairs");
        Origin origin = known.origin();
        list.add(term("Run"), new DescriptionList.Description(OriginLinks.link(origin.run())));
        list.add(term("Step"), new DescriptionList.Description(OriginLinks.link(origin.step())));
        list.add(term("Code"), new DescriptionList.Description(OriginLinks.link(origin.code())));
        list.add(term("Data"), new DescriptionList.Description(OriginLinks.links(origin.data())));
        Span registered = new Span(new When(Instant.ofEpochMilli(version.created())));
        if (!version.registeredBy().isEmpty()) {
            registered.add(new Span(" by " + version.registeredBy()));
        }
        list.add(term("Registered"), new DescriptionList.Description(registered));
        RegisteredThere.Version there = known.there();
        if (there != null) {
            Anchor page = new Anchor(there.page(), "Version " + there.number());
            page.setTarget(AnchorTarget.BLANK);
            DescriptionList.Description where = new DescriptionList.Description(page);
            if (there.imported()) {
                where.add(new Span(", from where it was imported"));
            }
            list.add(term("On the MLflow server"), where);
        }
        if (!known.kept()) {
            list.add(term("Files"), new DescriptionList.Description(version.location()));
        }
        return list;
    }

    private void signature(Signature signature) {
        if (!signature.equals(Signature.NONE)) {
            DescriptionList list = new DescriptionList();
            list.addClassName("md-pairs");
            list.add(term("Takes"), columns(signature.inputs()));
            list.add(term("Gives"), columns(signature.outputs()));
            add(section("Signature", list));
        }
    }

    private static DescriptionList.Description columns(List<String> columns) {
        return new DescriptionList.Description(columns.isEmpty() ? "not said" : String.join("; ", columns));
    }

    private void measured(Facts.Of facts) {
        if (facts.metrics().isEmpty()) {
            return;
        }
        DescriptionList list = new DescriptionList();
        list.addClassName("md-pairs");
        facts.metrics().forEach((name, measured) -> {
            Span note = new Span(measured.note(facts.measuredItself()));
            note.addClassName("md-note");
            list.add(term(name), new DescriptionList.Description(new Span(measured.value() + " "), note));
        });
        add(section("Metrics", list));
    }

    private void pairs(String title, Map<String, String> entries) {
        if (entries.isEmpty()) {
            return;
        }
        DescriptionList list = new DescriptionList();
        list.addClassName("md-pairs");
        entries.forEach((name, text) -> list.add(term(name), new DescriptionList.Description(text)));
        add(section(title, list));
    }

    private static DescriptionList.Term term(String word) {
        return new DescriptionList.Term(word);
    }

    private static Section section(String title, Component content) {
        return new Section(new H3(title), content);
    }

    private static Anchor download(ProjectId project, ModelVersion version) {
        Anchor link = new Anchor(address(project, version, "download"), "Download");
        link.addComponentAsFirst(Icon.DOWNLOAD.create());
        link.addClassName("md-download");
        link.getElement().setAttribute("download", true);
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    private static String address(ProjectId project, ModelVersion version, String door) {
        return "app/" + project + "/models/" + door + "?model="
                + URLEncoder.encode(version.model(), StandardCharsets.UTF_8) + "&version=" + version.version();
    }
}
