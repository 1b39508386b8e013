package io.slipway.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
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
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import jakarta.annotation.security.PermitAll;
import java.util.Set;

/** What stands around every page. A view inside it that implements {@link Page} fills the breadcrumb. */
@PermitAll
@JsModule("./shell/shell.ts")
@JsModule("./shell/returned.ts")
public final class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {
    private final AuthenticationContext authentication;
    private final Main content = new Main();
    private final OrderedList trail = new OrderedList();
    private final transient Places places;
    private final transient LiveFeed feed;
    private final ProjectSwitcher switcher = new ProjectSwitcher(project -> go("p/" + project.id()));
    private final RunningChip running = new RunningChip();
    private final Rail rail = new Rail(switcher, this::fold);
    private Registration listening = () -> {};
    private String project = "";
    private boolean folded;

    MainLayout(AuthenticationContext authentication, Places places, EndedRuns ended, LiveFeed feed) {
        this.authentication = authentication;
        this.places = places;
        this.feed = feed;
        addClassName("sl-shell");
        content.addClassName("sl-content");
        content.setId("content");
        content.getElement().setAttribute("tabindex", "-1");
        Anchor skip = new Anchor("#content", "Skip to the content");
        skip.addClassName("sl-skip");
        skip.getElement().setAttribute("router-ignore", true);
        Div body = new Div(top(), content);
        body.addClassName("sl-body");
        add(skip, rail, body, new EndNotice(authentication.getPrincipalName().orElse(""), ended, feed));
        getElement().addEventListener("slipway-keys", event -> new KeysDialog().open());
        getElement().addEventListener("slipway-palette", event -> find());
        // As it was left; where nobody chose, a narrow screen gets the room for what it shows.
        getElement()
                .executeJs("return localStorage.getItem('slipway.rail') || (innerWidth < 1200 ? 'folded' : 'open')")
                .then(String.class, left -> fold(left.equals("folded")));
    }

    private Header top() {
        Nav where = new Nav(trail);
        where.addClassName("sl-trail");
        where.getElement().setAttribute("aria-label", "Where you are");
        NativeButton find = new NativeButton();
        find.addClassName("sl-find");
        find.getElement().setProperty("innerHTML", "Go to… <kbd>Ctrl K</kbd>");
        find.addClickListener(click -> find());
        NativeButton keys = new NativeButton("?");
        keys.addClassNames("sl-find");
        keys.getElement().setAttribute("aria-label", "Keys");
        keys.addClickListener(click -> new KeysDialog().open());
        String person = authentication.getPrincipalName().orElse("");
        Header top = new Header(
                where,
                running,
                find,
                keys,
                new PersonMenu(person, this::ownProject, () -> new KeysDialog().open(), authentication::logout));
        top.addClassName("sl-top");
        return top;
    }

    // Who is something else in a project from now on sees other things on the page that is open, or no page at all.
    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        authentication
                .getPrincipalName()
                .ifPresent(person ->
                        feed.subscribe(this, Set.of(new Topic("person", person)), () -> ui.refreshCurrentRoute(false)));
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
        String next = event.getRouteParameters()
                .get("project")
                .filter(places::member)
                .orElseGet(() -> project.isEmpty() ? places.last() : project);
        if (!next.equals(project)) {
            project = next;
            listenToRuns();
            places.visited(project);
        }
        rail.show(places.rail(project), address(event));
        switcher.show(places.projects(), project);
        if (event.getActiveChain().getFirst() instanceof Page page) {
            show(page);
        } else {
            trail.removeAll();
        }
    }

    /** The bare address has led on to a project; the event still names where it began. */
    private static String address(AfterNavigationEvent event) {
        String path = event.getLocation().getPath();
        return path.isEmpty()
                ? event.getRouteParameters().get("project").map("p/"::concat).orElse("")
                : path;
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

    private void listenToRuns() {
        listening.remove();
        listening = () -> {};
        running.setVisible(false);
        if (!project.isEmpty()) {
            listening = feed.subscribe(this, Set.of(new Topic("runs", project)), this::countRunning);
            countRunning();
        }
    }

    private void countRunning() {
        running.show(project, places.running(project).size());
    }

    private String ownProject() {
        return project.isEmpty()
                ? places.projects().stream()
                        .findFirst()
                        .map(one -> one.id().value())
                        .orElse("")
                : project;
    }

    private void find() {
        new CommandPalette(places.destinations(project), this::go).open();
    }

    private void go(String address) {
        getUI().ifPresent(ui -> ui.navigate(address));
    }

    private void fold() {
        fold(!folded);
        getElement().executeJs("localStorage.setItem('slipway.rail', $0)", folded ? "folded" : "open");
    }

    private void fold(boolean wanted) {
        folded = wanted;
        setClassName("folded", wanted);
    }
}
