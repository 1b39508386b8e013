package io.slipway.ui.signin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.server.VaadinRequest;
import io.slipway.ui.parts.Icon;
import org.springframework.security.web.csrf.CsrfToken;

/** A form that the browser itself sends, so that password stores understand it. */
@Tag("form")
final class PlainForm extends Component implements HasComponents {
    private final String action;

    PlainForm(String address, String title, String action) {
        this.action = action;
        getElement().setAttribute("method", "post");
        getElement().setAttribute("action", address);
        addClassName("sl-card");
        Div brand = new Div(Icon.BRAND.create());
        brand.addClassName("sl-signin-brand");
        add(brand, new H1(title));
    }

    void field(String label, String name, String type, String autocomplete, String value, boolean focused) {
        Input input = new Input();
        input.setId("field-" + name);
        input.setType(type);
        input.getElement().setAttribute("name", name);
        input.getElement().setAttribute("autocomplete", autocomplete);
        input.getElement().setAttribute("required", true);
        input.getElement().setAttribute("value", value);
        if (type.equals("text")) {
            input.getElement().setAttribute("autocapitalize", "none");
            input.getElement().setAttribute("spellcheck", "false");
        }
        if (focused) {
            // The router has its say about the focus some time after; where somebody has gone on in the form, that
            // counts.
            input.getElement().executeJs("""
                    let tries = 0;
                    const timer = setInterval(() => {
                      if (!this.form?.contains(document.activeElement)) this.focus();
                      if (++tries === 20) clearInterval(timer);
                    }, 25);""");
        }
        NativeLabel words = new NativeLabel(label);
        words.setFor(input);
        add(words, input);
    }

    /** For password stores, which want to know whose password it is. */
    void hidden(String name, String value) {
        Input field = new Input();
        field.setType("text");
        field.getElement().setAttribute("name", name);
        field.getElement().setAttribute("autocomplete", name);
        field.getElement().setAttribute("value", value);
        field.getElement().setAttribute("hidden", true);
        add(field);
    }

    void end(VaadinRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            Input hidden = new Input();
            hidden.setType("hidden");
            hidden.getElement().setAttribute("name", token.getParameterName());
            hidden.getElement().setAttribute("value", token.getToken());
            add(hidden);
        }
        NativeButton send = new NativeButton(action);
        send.getElement().setAttribute("type", "submit");
        send.addClassName("sl-signin-send");
        add(send);
    }
}
