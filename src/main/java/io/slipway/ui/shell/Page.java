package io.slipway.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;

/** A view inside {@link MainLayout}: says where it stands. Call {@link #trailChanged} when a name in the trail changed. */
public interface Page extends HasDynamicTitle {
    /** From the outermost to the page itself. */
    List<Crumb> trail();

    @Override
    default String getPageTitle() {
        return trail().isEmpty() ? "Slipway" : trail().getLast().word() + " · Slipway";
    }

    /** Draws breadcrumb and browser title anew. */
    default void trailChanged() {
        Component self = (Component) this;
        MainLayout layout = self.findAncestor(MainLayout.class);
        if (layout != null) {
            layout.show(this);
        }
        self.getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
    }
}
