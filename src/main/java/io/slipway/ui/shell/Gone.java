package io.slipway.ui.shell;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * What is said on a page that the server does not know any more, because it was started anew. The browser loads the page
 * anew as soon as nobody types in it: see {@code returned.ts}.
 */
@Component
class Gone implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredCaption("Slipway does not know this page any more");
        messages.setSessionExpiredMessage(
                "It was started anew, or this page slept for long. What you type is kept; the page is loaded anew when you"
                        + " leave the field, or when you click here.");
        messages.setSessionExpiredNotificationEnabled(true);
        event.getSource().setSystemMessagesProvider(about -> messages);
    }
}
