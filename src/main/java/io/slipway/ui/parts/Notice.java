package io.slipway.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where there is nothing to show, and what to do next. */
public final class Notice {
    private Notice() {}

    /** Says what will be shown here; the actions fill it. */
    public static Div empty(Icon icon, String title, String text, Component... actions) {
        Div notice = new Div(icon.create(), new H2(title), new Paragraph(text));
        notice.addClassName("sl-notice");
        if (actions.length > 0) {
            Div bar = new Div(actions);
            bar.addClassName("sl-bar");
            notice.add(bar);
        }
        return notice;
    }

    /** A problem in the flow of a page: one sentence on what was expected, what came and what to do; more may follow it. */
    public static Div problem(String text, Component... more) {
        Div said = new Div(text.endsWith(".") ? text : text + ".");
        said.add(more);
        Div notice = new Div(Icon.WARNING.create(), said);
        notice.addClassName("sl-problem");
        notice.getElement().setAttribute("role", "alert");
        return notice;
    }

    /** The same for what is not there and for what somebody may not know of. */
    public static Div notFound(Component... actions) {
        Div notice = empty(
                Icon.SEARCH,
                "There is nothing at this address",
                "It may have been deleted or renamed, or you are not a member of its project. "
                        + "Check the address, or ask an owner of the project to add you.",
                actions);
        H1 heading = new H1("Nothing here");
        heading.addClassName("sl-hidden-text");
        notice.addComponentAsFirst(heading);
        return notice;
    }
}
