package io.slipway.ui.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import org.jspecify.annotations.Nullable;

/**
 * A short word on what was done, in the corner of the page where nothing else is to be pressed. Can be closed, goes away by
 * itself, and readers of the screen hear it; long enough to be read, and longer where something may be taken back.
 */
public final class Toast {
    private static final int WORD = 3000;
    private static final int OFFER = 10_000;
    private static final int UNTIL_CLOSED = 0;

    private Toast() {}

    public static void show(String text) {
        open(text, null, WORD);
    }

    /** Says what was done and offers to take it back. */
    public static void undo(String text, Runnable undo) {
        open(text, new Button("Undo"), OFFER, undo);
    }

    /** Says something and offers one thing to do about it. */
    public static void offer(String text, String action, Runnable run) {
        open(text, new Button(action), OFFER, run);
    }

    /** What went wrong: stays until it is closed. */
    public static void problem(String text) {
        Notification toast = open(text, null, UNTIL_CLOSED);
        toast.addThemeVariants(NotificationVariant.LUMO_ERROR);
    }

    private static void open(String text, Button button, int millis, Runnable action) {
        Notification toast = open(text, button, millis);
        button.addClickListener(click -> {
            toast.close();
            action.run();
        });
    }

    private static Notification open(String text, @Nullable Button button, int millis) {
        Notification toast = new Notification();
        Div content = new Div(new Span(text));
        content.addClassName("sl-toast");
        if (button != null) {
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            content.add(button);
        }
        Button close = new Button(Icon.CROSS.create(), click -> toast.close());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        close.setAriaLabel("Close");
        content.add(close);
        toast.add(content);
        toast.setDuration(millis);
        toast.setPosition(Notification.Position.BOTTOM_END);
        toast.open();
        return toast;
    }
}
