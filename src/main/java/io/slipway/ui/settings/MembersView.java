package io.slipway.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.slipway.project.Access;
import io.slipway.project.InvalidInputException;
import io.slipway.project.Member;
import io.slipway.project.Members;
import io.slipway.project.Role;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;

/** Who is in the project and as what; an owner adds, changes and removes. */
@Route(value = "p/:project/settings/members", layout = MainLayout.class)
@RouteAlias(value = "p/:project/settings", layout = MainLayout.class)
@PermitAll
final class MembersView extends SettingsPage {
    private final transient Members members;

    MembersView(Access access, Members members) {
        super(access, "Members");
        this.members = members;
    }

    @Override
    void fill() {
        add(new Paragraph(
                "An owner manages the project, an editor changes and runs pipelines, a viewer sees everything "
                        + "and changes nothing. Nobody else learns that the project exists."));
        if (mayManage()) {
            add(form());
        }
        PlainTable table =
                mayManage() ? new PlainTable("Members", "Name", "Role", "") : new PlainTable("Members", "Name", "Role");
        for (Member member : members.of(project())) {
            if (mayManage()) {
                table.row(new Span(member.name()), role(member), remove(member));
            } else {
                table.row(new Span(member.name()), new Span(RoleSelect.word(member.role())));
            }
        }
        Div card = new Div(table);
        card.addClassName("sl-card");
        add(card);
    }

    private Component form() {
        TextField name = new TextField("Name");
        name.setPlaceholder("as they sign in");
        name.addClassName("sl-wide");
        RoleSelect role = new RoleSelect(Role.EDITOR, "Role");
        role.setLabel("Role");
        Runnable add = () -> {
            try {
                Member member = members.add(project(), name.getValue(), role.getValue());
                Toast.undo(member.name() + " is " + said(member.role()) + " now", () -> {
                    members.remove(project(), member.person());
                    show();
                });
                show();
            } catch (InvalidInputException refused) {
                name.setInvalid(true);
                name.setErrorMessage(refused.sentence());
                name.focus();
            }
        };
        name.addKeyPressListener(Key.ENTER, press -> add.run());
        Button button = new Button("Add", Icon.PLUS.create(), click -> add.run());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(name, role, button);
        form.addClassNames("sl-card", "sl-form");
        return form;
    }

    private Component role(Member member) {
        RoleSelect select = new RoleSelect(member.role(), "Role of " + member.name());
        select.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                set(member, change.getValue(), "now");
            }
        });
        return select;
    }

    private void set(Member member, Role role, String when) {
        try {
            members.change(project(), member.person(), role);
            Toast.undo(
                    member.name() + " is " + said(role) + " " + when,
                    () -> set(new Member(member.person(), member.name(), role), member.role(), "again"));
        } catch (InvalidInputException refused) {
            Toast.problem(refused.sentence());
        }
        show();
    }

    private static String said(Role role) {
        return RoleSelect.word(role).toLowerCase(Locale.ROOT);
    }

    private Component remove(Member member) {
        Button remove = new Button("Remove", click -> {
            try {
                members.remove(project(), member.person());
                Toast.undo(member.name() + " is no member any more", () -> {
                    members.add(project(), member.name(), member.role());
                    show();
                });
            } catch (InvalidInputException refused) {
                Toast.problem(refused.sentence());
            }
            show();
        });
        remove.setAriaLabel("Remove " + member.name());
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return remove;
    }
}
