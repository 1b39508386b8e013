package io.slipway.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.InvalidInputException;
import io.slipway.project.Project;
import io.slipway.project.Projects;
import io.slipway.project.people.Account;
import io.slipway.project.people.People;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.NameDialog;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.parts.When;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** All projects of the installation. */
@Route(value = "admin/projects", layout = MainLayout.class)
@RolesAllowed("ADMIN")
final class ProjectsView extends AdminPage {
    private final transient Access access;
    private final transient Projects projects;
    private final transient People people;

    ProjectsView(Access access, Projects projects, People people) {
        super(access, "Projects");
        this.access = access;
        this.projects = projects;
        this.people = people;
    }

    @Override
    void fill() {
        add(
                new Paragraph("Pipelines, runs and experiments belong to a project, and only its members see them; an "
                        + "admin who is no member does not either."),
                form());
        List<Project> all = projects.all();
        if (all.isEmpty()) {
            add(Notice.empty(Icon.HOME, "There is no project", "Create one above and choose its first owner."));
            return;
        }
        PlainTable table = new PlainTable("Projects", "Name", "Address", "Since", "");
        for (Project project : all) {
            Span address = new Span("/p/" + project.id());
            address.addClassNames("sl-mono", "sl-muted");
            table.row(new Span(project.name()), address, new When(project.created()), actions(project));
        }
        add(card(table));
    }

    private Component form() {
        TextField name = new TextField("Name");
        name.setPlaceholder("Fraud models");
        name.addClassName("sl-wide");
        Select<Account> owner = new Select<>();
        owner.setLabel("First owner");
        owner.setItems(people.all());
        owner.setItemLabelGenerator(Account::name);
        String self = access.caller() instanceof Caller.Person person ? person.name() : "";
        people.all().stream().filter(one -> one.name().equals(self)).findFirst().ifPresent(owner::setValue);
        Runnable create = () -> {
            try {
                Project made = projects.create(name.getValue(), owner.getValue().id());
                Toast.undo(made.name() + " is there", () -> {
                    projects.delete(made.id());
                    show();
                });
                show();
            } catch (InvalidInputException refused) {
                name.setInvalid(true);
                name.setErrorMessage(refused.sentence());
                name.focus();
            }
        };
        name.addKeyPressListener(Key.ENTER, press -> create.run());
        Button button = new Button("Create", Icon.PLUS.create(), click -> create.run());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = card(name, owner, button);
        form.addClassName("sl-form");
        return form;
    }

    private Component actions(Project project) {
        Button rename = new Button("Rename", click -> rename(project));
        rename.setAriaLabel("Rename " + project.name());
        Button delete = new Button("Delete", click -> {
            projects.delete(project.id());
            show();
            Toast.undo(project.name() + " is deleted", () -> {
                projects.restore(project.id());
                show();
            });
        });
        delete.setAriaLabel("Delete " + project.name());
        Div actions = new Div(rename, delete);
        actions.addClassName("sl-bar");
        for (Button button : List.of(rename, delete)) {
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        }
        return actions;
    }

    private void rename(Project project) {
        new NameDialog("Rename " + project.name(), project.name(), "Rename", name -> {
                    projects.rename(project.id(), name);
                    show();
                    Toast.undo("Renamed to " + name, () -> {
                        projects.rename(project.id(), project.name());
                        show();
                    });
                })
                .open();
    }
}
