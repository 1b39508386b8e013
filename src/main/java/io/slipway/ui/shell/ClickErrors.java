package io.slipway.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.slipway.ui.parts.Sentence;
import io.slipway.ui.parts.Toast;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What goes wrong after a click is said where the person is; the page stays as it is. */
@Component
class ClickErrors implements VaadinServiceInitListener, ErrorHandler {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ClickErrors.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(this));
    }

    @Override
    public void error(ErrorEvent event) {
        Optional<String> known = Sentence.of(event.getThrowable());
        if (known.isEmpty()) {
            LOG.error("Something failed in a page", event.getThrowable());
        }
        String said = known.orElse("Slipway failed at this; its log says why. Try again, or reload the page");
        UI ui = UI.getCurrent();
        if (ui != null) {
            var _ = ui.access(() -> Toast.problem(said));
        }
    }
}
