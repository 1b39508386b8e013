package io.slipway.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import io.slipway.project.Access;
import io.slipway.project.Installation;
import io.slipway.project.InvalidInputException;
import io.slipway.project.PersonalToken;
import io.slipway.project.PersonalTokens;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.parts.OnceOnly;
import io.slipway.ui.parts.PlainTable;
import io.slipway.ui.parts.Toast;
import io.slipway.ui.parts.When;
import io.slipway.ui.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** One's own tokens in this project, by which programs and notebooks record runs. */
@Route(value = "p/:project/settings/tokens", layout = MainLayout.class)
@PermitAll
final class TokensView extends SettingsPage {
    private final transient PersonalTokens tokens;
    private final transient Installation installation;

    TokensView(Access access, PersonalTokens tokens, Installation installation) {
        super(access, "Access tokens");
        this.tokens = tokens;
        this.installation = installation;
    }

    @Override
    void fill() {
        add(new Paragraph("With a token a notebook or program records runs in this project, as you and with no more "
                + "rights than you have here. A token is shown once; revoke it when it is no longer needed."));
        add(form());
        List<PersonalToken> mine = tokens.mine(project());
        if (mine.isEmpty()) {
            add(Notice.empty(
                    Icon.LINK, "You have no tokens in this project", "Name what the token is for and make one above."));
            return;
        }
        PlainTable table = new PlainTable("Your tokens", "For", "Made", "Last used", "");
        for (PersonalToken token : mine) {
            table.row(
                    new Span(token.label()),
                    new When(token.created()),
                    token.used() == null ? new Span("never") : new When(token.used()),
                    revoke(token));
        }
        Div card = new Div(table);
        card.addClassName("sl-card");
        add(card);
    }

    private Component form() {
        TextField label = new TextField("What it is for");
        label.setPlaceholder("my notebook");
        label.addClassName("sl-wide");
        Runnable make = () -> {
            try {
                String secret = tokens.create(project(), label.getValue());
                show();
                addComponentAtIndex(3, made(secret));
            } catch (InvalidInputException refused) {
                label.setInvalid(true);
                label.setErrorMessage(refused.sentence());
                label.focus();
            }
        };
        label.addKeyPressListener(Key.ENTER, press -> make.run());
        Button button = new Button("Make a token", Icon.PLUS.create(), click -> make.run());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(label, button);
        form.addClassNames("sl-card", "sl-form");
        return form;
    }

    private Component made(String secret) {
        OnceOnly shown = new OnceOnly("Your new token", "Copy it now: it cannot be shown again.", secret);
        Pre use = new Pre("export MLFLOW_TRACKING_URI=" + installation.publicUrl() + "/mlflow\n"
                + "export MLFLOW_TRACKING_TOKEN=" + secret);
        use.addClassName("sl-code");
        shown.add(new Paragraph("For the mlflow client, in the shell or before the first import:"), use);
        return shown;
    }

    private Component revoke(PersonalToken token) {
        Button revoke = new Button("Revoke", click -> {
            tokens.revoke(project(), token.id());
            show();
            Toast.undo("The token for " + token.label() + " opens nothing any more", () -> {
                tokens.restore(project(), token.id());
                show();
            });
        });
        revoke.setAriaLabel("Revoke the token for " + token.label());
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return revoke;
    }
}
