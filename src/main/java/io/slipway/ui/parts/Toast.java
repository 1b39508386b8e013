package io.slipway.ui.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import org.jspecify.annotations.Nullable;

/** A short word on what was done, at the bottom of the page. */
public final class Toast {
    private Toast() {}

    public static void show(String text) {
        open(text, null, 4000);
    }

    /** Says what was done and offers to take it back. */
    public static void undo(String text, Runnable undo) {
        open(text, new Button("Undo"), 10_000, undo);
    }

    /** Says something and offers one thing to do about it. */
    public static void offer(String text, String action, Runnable run) {
        open(text, new Button(action), 12_000, run);
    }

    /** What went wrong: stays until it is closed. */
    public static void problem(String text) {
        Notification toast = open(text, new Button("Close"), 0, () -> {});
        toast.addThemeVariants(NotificationVariant.LUMO_ERROR);
    }

    private static Notification open(String text, Button button, int millis, Runnable action) {
        Notification toast = open(text, button, millis);
        button.addClickListener(click -> {
            toast.close();
            action.run();
        });
        return toast;
    }

    private static Notification open(String text, @Nullable Button button, int millis) {
        Notification toast = new Notification();
        Div content = new Div(new Span(text));
        content.addClassName("sl-toast");
        if (button != null) {
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            content.add(button);
        }
        toast.add(content);
        toast.setDuration(millis);
        toast.setPosition(Notification.Position.BOTTOM_CENTER);
        toast.open();
        return toast;
    }
}
