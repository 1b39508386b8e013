package io.slipway.ui.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** A secret that is shown now and never again, with a button that copies it. */
public final class OnceOnly extends Div {
    public OnceOnly(String title, String text, String secret) {
        addClassNames("sl-card", "sl-once");
        getElement().setAttribute("role", "status");
        TextField value = new TextField();
        value.setAriaLabel(title);
        value.setValue(secret);
        value.setReadOnly(true);
        value.setWidthFull();
        Button copy = new Button("Copy", Icon.COPY.create());
        copy.addClickListener(click -> {
            copy.getElement().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", secret);
            copy.setText("Copied");
        });
        Div line = new Div(value, copy);
        line.addClassName("sl-bar");
        add(new H2(title), new Paragraph(text), line);
    }
}
