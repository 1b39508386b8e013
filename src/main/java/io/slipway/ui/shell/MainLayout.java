package io.slipway.ui.shell;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.slipway.ui.parts.Icon;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;

/** What stands around every page. A view inside it that implements {@link Page} fills the breadcrumb. */
@PermitAll
@JsModule("./shell/shell.ts")
public final class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {
    private final AuthenticationContext authentication;
    private final Main content = new Main();
    private final OrderedList trail = new OrderedList();
    private final Rail rail;
    private boolean folded;

    public MainLayout(AuthenticationContext authentication) {
        this.authentication = authentication;
        addClassName("sl-shell");
        rail = new Rail(new Span(), this::fold);
        content.addClassName("sl-content");
        content.setId("content");
        content.getElement().setAttribute("tabindex", "-1");
        Anchor skip = new Anchor("#content", "Skip to the content");
        skip.addClassName("sl-skip");
        skip.getElement().setAttribute("router-ignore", true);
        Div body = new Div(top(), content);
        body.addClassName("sl-body");
        add(skip, rail, body);
        getElement().addEventListener("slipway-keys", event -> new KeysDialog().open());
    }

    private Header top() {
        Nav where = new Nav(trail);
        where.addClassName("sl-trail");
        where.getElement().setAttribute("aria-label", "Where you are");
        NativeButton keys = new NativeButton("?");
        keys.addClassNames("sl-find");
        keys.getElement().setAttribute("aria-label", "Keys");
        keys.addClickListener(click -> new KeysDialog().open());
        String person = authentication.getPrincipalName().orElse("");
        Header top =
                new Header(where, keys, new PersonMenu(person, () -> new KeysDialog().open(), authentication::logout));
        top.addClassName("sl-top");
        return top;
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.getElement().removeAllChildren();
        content.getElement().appendChild(view.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        content.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String address = event.getLocation().getPath();
        event.getRouteParameters()
                .get("project")
                .ifPresentOrElse(project -> rail.show(places(project), address), () -> rail.show(List.of(), address));
        if (event.getActiveChain().getFirst() instanceof Page page) {
            show(page);
        } else {
            trail.removeAll();
        }
    }

    void show(Page page) {
        trail.removeAll();
        for (Crumb crumb : page.trail()) {
            ListItem item = new ListItem();
            if (crumb.address().isEmpty()) {
                Span here = new Span(crumb.word());
                here.getElement().setAttribute("aria-current", "page");
                item.add(here);
            } else {
                item.add(new Anchor(crumb.address(), crumb.word()));
            }
            trail.add(item);
        }
    }

    private List<Rail.Place> places(String project) {
        String base = "p/" + project;
        List<Rail.Place> places = new ArrayList<>();
        places.add(new Rail.Place(Icon.HOME, "Home", base, base + "//"));
        places.add(new Rail.Place(Icon.PIPELINE, "Pipelines", base + "/pipelines", base + "/pipelines"));
        places.add(new Rail.Place(Icon.RUN, "Runs", base + "/runs", base + "/runs"));
        places.add(new Rail.Place(Icon.EXPERIMENT, "Experiments", base + "/experiments", base + "/experiments"));
        return places;
    }

    private void fold() {
        folded = !folded;
        setClassName("folded", folded);
        getElement().executeJs("localStorage.setItem('slipway.rail', $0)", folded ? "folded" : "");
    }
}
