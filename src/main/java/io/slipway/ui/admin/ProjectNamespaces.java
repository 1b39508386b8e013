package io.slipway.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.project.InvalidInputException;
import io.slipway.project.Project;
import io.slipway.ui.parts.Icon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Namespaces of single projects, where they are others than the cluster's. */
final class ProjectNamespaces extends Div {
    private static final long serialVersionUID = 1L;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private final transient List<Project> all;
    private final transient List<Row> rows = new ArrayList<>();
    private final transient Map<String, String> ofOthers;
    private final Div list = new Div();

    private record Row(Select<Project> project, TextField namespace) {}

    ProjectNamespaces(List<Project> all, Map<String, String> before) {
        this.all = all;
        this.ofOthers = new LinkedHashMap<>(before);
        Span label = new Span("Namespaces of single projects");
        label.addClassName("sl-label");
        list.addClassName("sl-stack");
        Button more = new Button(
                "Add a project", Icon.PLUS.create(), click -> add(null, "").focus());
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        add(label, list, more);
        for (Project project : all) {
            String namespace = ofOthers.remove(project.id().value());
            if (namespace != null) {
                add(project, namespace);
            }
        }
    }

    private Select<Project> add(@Nullable Project project, String namespace) {
        Select<Project> which = new Select<>();
        which.setAriaLabel("Project");
        which.setPlaceholder("Project");
        which.setItems(all);
        which.setItemLabelGenerator(Project::name);
        which.setValue(project);
        TextField where = new TextField();
        where.setAriaLabel("Namespace of the project");
        where.setPlaceholder("namespace");
        where.setValue(namespace);
        where.addClassName("sl-wide");
        Row row = new Row(which, where);
        Button remove = new Button(Icon.CROSS.create());
        remove.setAriaLabel("Take this project’s namespace away");
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        Div line = new Div(which, where, remove);
        line.addClassName("sl-bar");
        remove.addClickListener(click -> {
            rows.remove(row);
            list.remove(line);
        });
        rows.add(row);
        list.add(line);
        return which;
    }

    /** By project; throws {@link InvalidInputException} at what can't be one. */
    Map<String, String> namespaces() {
        Map<String, String> namespaces = new LinkedHashMap<>(ofOthers);
        for (Row row : rows) {
            Project project = row.project().getValue();
            String namespace = row.namespace().getValue().strip();
            boolean empty = project == null && namespace.isEmpty();
            row.namespace()
                    .setInvalid(!empty
                            && (project == null || !NAME.matcher(namespace).matches()));
            if (row.namespace().isInvalid()) {
                String sentence = project == null
                        ? "Choose the project whose steps go to " + namespace
                        : "A namespace of small letters, digits and dashes is expected for " + project.name()
                                + ", but got “" + namespace + "”";
                row.namespace().setErrorMessage(sentence);
                row.namespace().focus();
                throw new InvalidInputException("namespaces", sentence);
            }
            if (project != null) {
                namespaces.put(project.id().value(), namespace);
            }
        }
        return namespaces;
    }
}
