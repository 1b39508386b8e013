package io.slipway.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.slipway.project.Access;
import io.slipway.project.InvalidInputException;
import io.slipway.project.people.Account;
import io.slipway.project.people.People;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.OnceOnly;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.parts.When;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.RolesAllowed;

/** Who has an account here. */
@Route(value = "admin/people", layout = MainLayout.class)
@RouteAlias(value = "admin", layout = MainLayout.class)
@RolesAllowed("ADMIN")
final class PeopleView extends AdminPage {
    private final transient People people;

    PeopleView(Access access, People people) {
        super(access, "People");
        this.people = people;
    }

    @Override
    void fill() {
        add(
                new Paragraph(
                        "Each person signs in with a name and a password. What somebody may do in a project is set "
                                + "by its owners; an admin manages people, projects and this installation."),
                form());
        PlainTable table = new PlainTable("People", "Name", "Admin", "Password", "Since", "");
        for (Account account : people.all()) {
            table.row(
                    new Span(account.name()),
                    admin(account),
                    new Span(account.mustChangePassword() ? "to be chosen" : "chosen"),
                    new When(account.created()),
                    reset(account));
        }
        add(card(table));
    }

    private Component form() {
        TextField name = new TextField("Name");
        name.setPlaceholder("ann");
        name.addClassName("sl-wide");
        Checkbox admin = new Checkbox("Admin");
        Runnable create = () -> {
            try {
                People.Created made = people.create(name.getValue(), admin.getValue());
                show();
                tell("Created " + made.account().name(), made.account().name(), made.password());
            } catch (InvalidInputException refused) {
                name.setInvalid(true);
                name.setErrorMessage(refused.sentence());
                name.focus();
            }
        };
        name.addKeyPressListener(Key.ENTER, press -> create.run());
        Button button = new Button("Create", Icon.PLUS.create(), click -> create.run());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = card(name, admin, button);
        form.addClassName("sl-form");
        return form;
    }

    private void tell(String title, String name, String password) {
        addComponentAtIndex(
                3,
                new OnceOnly(
                        title,
                        "Tell " + name + " this password now: it cannot be shown again. It must be changed at the next "
                                + "sign-in.",
                        password));
    }

    private Component admin(Account account) {
        Checkbox admin = new Checkbox(account.admin());
        admin.setAriaLabel(account.name() + " is an admin");
        admin.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                set(account, change.getValue());
            }
        });
        return admin;
    }

    private void set(Account account, boolean admin) {
        try {
            people.setAdmin(account.id(), admin);
            Toast.undo(account.name() + (admin ? " is an admin now" : " is no admin any more"), () -> {
                people.setAdmin(account.id(), !admin);
                show();
            });
        } catch (InvalidInputException refused) {
            Toast.problem(refused.sentence());
        }
        show();
    }

    private Component reset(Account account) {
        Button reset = new Button("New password", click -> {
            String password = people.resetPassword(account.id());
            show();
            tell("New password of " + account.name(), account.name(), password);
        });
        reset.setAriaLabel("Make a new password for " + account.name());
        reset.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return reset;
    }
}
