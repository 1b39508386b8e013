package io.slipway.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.PushConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends the connections of open pages in order when the server stops: once no new ones are taken any more, and before the
 * web server cuts off those that are left, which push would complain of.
 */
@Component
class OpenPages implements VaadinServiceInitListener, SmartLifecycle {
    // Between the web server's refusing of new requests (MAX - 1024) and its end (MAX - 2048).
    private static final int PHASE = Integer.MAX_VALUE - 1536;
    private final Set<UI> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            UI ui = init.getUI();
            open.add(ui);
            ui.addDetachListener(detach -> open.remove(ui));
        });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(OpenPages::end);
    }

    private static void end(UI ui) {
        try {
            var _ = ui.access(() -> {
                PushConnection push = ui.getInternals().getPushConnection();
                if (push != null && push.isConnected()) {
                    push.disconnect();
                }
            });
        } catch (UIDetachedException gone) {
            // it has been closed meanwhile
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
